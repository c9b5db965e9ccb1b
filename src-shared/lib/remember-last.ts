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
