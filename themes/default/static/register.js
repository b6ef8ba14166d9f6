// Filters for the register of recommendations. Without this script all of them are shown, and nothing is missing. What is
// chosen stands in the address of the page, so that it can be passed on; nothing is kept anywhere else. It has no words of
// its own: what it says stands in the form.
'use strict';

{
  const form = document.getElementById('page-filters');
  const rows = [...document.querySelectorAll('#page-register tbody tr')];
  const says = form.querySelector('output');
  const language = document.documentElement.lang;
  const lower = (text) => text.toLocaleLowerCase(language);

  /** What is chosen, as names and values; what is left open is not there. */
  const chosen = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ''));

  // Who is asked and what is said go together: one body asked must fit both.
  const asked = (row) => row.dataset.asked.split(' ').map((pair) => pair.split(':'));

  const fits = (row, { words = '', body, said, report, found, overdue, late }) =>
    lower(words)
      .split(/\s+/)
      .every((word) => lower(row.textContent).includes(word)) &&
    ((!body && !said) || asked(row).some(([who, what]) => (!body || who === body) && (!said || what === said))) &&
    (!report || row.dataset.report === report) &&
    (!found || row.dataset.found === found) &&
    (!overdue || 'overdue' in row.dataset) &&
    (!late || 'late' in row.dataset);

  const show = () => {
    const wanted = chosen();
    for (const row of rows) row.hidden = !fits(row, wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    const words = shown === 0 ? says.dataset.none : says.dataset.some;
    says.textContent = words.replace('{shown}', shown).replace('{all}', rows.length);
  };

  const keep = () => {
    const query = new URLSearchParams(chosen()).toString();
    history.replaceState(null, '', location.pathname + (query && `?${query}`) + location.hash);
  };

  /** Takes over what the address asks for, as far as the form has it. */
  const take = () => {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const control = form.elements.namedItem(name);
      if (!(control instanceof HTMLElement)) continue;
      if (control.type === 'checkbox') control.checked = control.value === value;
      else if (control.type === 'search') control.value = value;
      else if ([...(control.options ?? [])].some((option) => option.value === value)) control.value = value;
    }
  };

  const change = () => {
    show();
    keep();
  };
  form.addEventListener('input', change);
  // The form is empty only once its own handler has run.
  form.addEventListener('reset', () => setTimeout(change));
  form.addEventListener('submit', (event) => event.preventDefault());
  take();
  show();
  form.hidden = false;
}
