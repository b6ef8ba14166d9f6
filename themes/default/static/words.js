// Shows the meaning of a word where it stands: the link to the words at the end of the page opens it in a box instead.
// The box comes right after the word, so that the keyboard and a screen reader go on into it. Without this script, or in a
// browser that has no such boxes, the link leads to the meaning.
'use strict';

if ('popover' in HTMLElement.prototype) {
  for (const link of document.querySelectorAll('a.term[href^="#page-word-"]')) {
    const entry = document.getElementById(link.hash.slice(1));
    const box = document.createElement('span');
    box.className = 'meaning';
    box.popover = 'auto';
    const term = document.createElement('strong');
    term.textContent = entry.querySelector('[data-term]').textContent;
    box.append(term, ': ', ...[...entry.querySelector('[data-meaning]').childNodes].map((node) => node.cloneNode(true)), ' ');
    box.append(entry.querySelector('[data-glossary]').cloneNode(true));
    link.after(box);
    link.role = 'button';
    link.ariaExpanded = 'false';
    const toggle = (event) => {
      event.preventDefault();
      box.togglePopover({ source: link });
    };
    // With a key held, a link is opened in a new tab as ever.
    link.addEventListener('click', (event) => event.ctrlKey || event.metaKey || event.shiftKey || toggle(event));
    // A button also answers to the space bar.
    link.addEventListener('keydown', (event) => event.key !== ' ' || toggle(event));
    box.addEventListener('toggle', ({ newState }) => {
      link.ariaExpanded = String(newState === 'open');
    });
  }
}
