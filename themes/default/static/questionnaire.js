// The page of questions: counts answers, sums them up for each part, saves them as a file on the reader's own machine and
// loads such a file again; the columns are those of the files that the site offers, so these can be loaded as well. Nothing is sent, and nothing is kept in the browser. Without this script the page can be filled
// in and printed all the same. All words come from the page.
'use strict';

{
  const form = document.querySelector('[data-questionnaire]');
  const says = form.dataset;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const questions = [...form.querySelectorAll('[data-question]')].map((field) => ({
    id: field.dataset.question,
    number: field.dataset.number,
    text: field.dataset.text,
    audiences: field.dataset.for,
    part: field.closest('[data-part]').dataset.part,
    radios: [...field.querySelectorAll('input[type=radio]')],
    note: field.querySelector('textarea'),
  }));
  // The answers that can be given, with their words.
  const scale = questions[0].radios.map((radio) => ({ value: radio.value, words: radio.labels[0].textContent.trim() }));
  const answer = (question) => question.radios.find((radio) => radio.checked)?.value ?? '';

  /** How many of some questions are answered, and how, in a sentence or two. */
  const sum = (some) => {
    const answers = some.map(answer).filter((given) => given !== '');
    const counts = scale.map(({ value, words }) => ({ words, n: answers.filter((given) => given === value).length }));
    const parts = counts.filter(({ n }) => n > 0).map((count) => fill(says.count, count));
    return [fill(says.answered, { answered: answers.length, total: some.length }), ...parts].join(' ');
  };

  const status = form.querySelector('[role=status]');
  const summary = form.querySelector('[data-summary]');
  let unsaved = false;

  const tell = (words) => {
    status.textContent = words;
  };
  const show = () => {
    summary.hidden = !questions.some((question) => answer(question) !== '');
    const parts = [...new Set(questions.map(({ part }) => part))];
    summary.querySelector('dl').replaceChildren(
      ...parts.map((part) => {
        const entry = document.createElement('div');
        entry.append(document.createElement('dt'), document.createElement('dd'));
        entry.firstChild.textContent = part;
        entry.lastChild.textContent = sum(questions.filter((question) => question.part === part));
        return entry;
      }),
    );
  };

  form.addEventListener('input', (event) => {
    if (event.target.type === 'file') return;
    unsaved = true;
    if (event.target.type !== 'radio') return;
    show();
    tell(sum(questions));
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });

  // A text that a spreadsheet would take for a formula gets an apostrophe before it.
  const guard = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const unguard = (text) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
  const cell = (text) => `"${guard(text).replaceAll('"', '""')}"`;

  /** The rows of a CSV file, whose cells a comma, a semicolon or a tab parts: spreadsheets write all three. */
  const rows = (text) => {
    const plain = text.replace(/^\uFEFF/, '');
    const mark = /^"?id"?([,;\t])/.exec(plain)?.[1];
    if (!mark) return [];
    const found = [[]];
    const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\r\n]*))(${mark}|\r?\n|$)`, 'gy');
    for (const [, quoted, bare, end] of plain.matchAll(cells)) {
      found.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
      if (end === '') break;
      if (end !== mark) found.push([]);
    }
    return found.slice(1).filter((row) => row.length > 1);
  };

  const save = () => {
    const words = (question) => scale.find(({ value }) => value === answer(question))?.words ?? '';
    const table = [
      ['id', ...says.columns.split('|')],
      ...questions.map((question) => [
        ...[question.id, question.part, question.number, question.text, question.audiences],
        ...[words(question), question.note.value, '', '', ''],
      ]),
    ];
    const text = table.map((row) => row.map(cell).join(',')).join('\r\n');
    const link = document.createElement('a');
    // The mark at the start tells spreadsheets that the file is UTF-8.
    link.href = URL.createObjectURL(new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv' }));
    link.download = says.file;
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
    tell(says.saved);
  };

  const clear = () => {
    for (const { radios, note } of questions) {
      for (const radio of radios) radio.checked = false;
      note.value = '';
    }
    unsaved = false;
    show();
  };

  /** Puts the answers of a file into the page; tells how many there were, and how many have no place here. */
  const load = (text) => {
    const given = rows(text);
    if (given.length === 0) return tell(says.notAnswers);
    clear();
    let [known, unknown] = [0, 0];
    for (const [id, , , , , words = '', ...notes] of given) {
      const question = questions.find((other) => other.id === id);
      const value = scale.find((step) => step.words === words.trim())?.value;
      if (words.trim() !== '') [known, unknown] = question && value ? [known + 1, unknown] : [known, unknown + 1];
      if (!question) continue;
      for (const radio of question.radios) radio.checked = radio.value === value;
      question.note.value = notes.filter((note) => note !== '').map(unguard).join('\n');
    }
    show();
    tell([fill(says.loaded, { n: known }), unknown > 0 ? fill(says.unknown, { n: unknown }) : ''].join(' ').trim());
  };

  const mayReplace = () => !unsaved || confirm(says.replace);
  const tools = form.querySelector('[data-tools]');
  tools.querySelector('[data-save]').addEventListener('click', save);
  tools.querySelector('[data-clear]').addEventListener('click', () => {
    if (!confirm(says.clear)) return;
    clear();
    tell(says.cleared);
  });
  tools.querySelector('input[type=file]').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    if (file && mayReplace()) load(await file.text());
    target.value = '';
  });
  tools.hidden = false;
}
