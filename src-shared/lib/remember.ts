/** A pure function that keeps its last answer: rules ask the same of one row several times, then never again. */
export function rememberLast<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | null = null;
  return (text) => {
    if (last === null || last.text !== text) {
      last = { text, answer: work(text) };
    }
    return last.answer;
  };
}

/** A pure function that keeps its answers for the few texts it is asked about; of more than `most` it begins anew. */
export function rememberFew<Answer>(work: (text: string) => Answer, most = 100): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    let known = answers.get(text);
    if (known === undefined) {
      if (answers.size >= most) {
        answers.clear();
      }
      known = { answer: work(text) };
      answers.set(text, known);
    }
    return known.answer;
  };
}
