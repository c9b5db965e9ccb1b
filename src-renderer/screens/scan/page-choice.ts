/** Which pages are chosen, and from which one the arrow keys go on. */
export type PageChoice = { readonly chosen: readonly string[]; readonly active: string | null };

export type ChoiceKeys = { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean };

/** The choice among the pages that are there: at least one, when there is any. */
export function choiceAmong(pageIds: readonly string[], { chosen, active }: PageChoice): PageChoice {
  const left = chosen.filter((pageId) => pageIds.includes(pageId));
  const [first = null] = pageIds;
  const at = active !== null && pageIds.includes(active) ? active : (left[0] ?? first);
  return { chosen: left.length === 0 && at !== null ? [at] : left, active: at };
}

/** After a click: this one alone; with Ctrl also this one or no longer; with Shift all up to it. */
export function clicked(pageIds: readonly string[], before: PageChoice, pageId: string, keys: ChoiceKeys): PageChoice {
  if (keys.shiftKey && before.active !== null) {
    const [from, to] = [pageIds.indexOf(before.active), pageIds.indexOf(pageId)].toSorted((one, other) => one - other);
    return { chosen: pageIds.slice(from, (to ?? 0) + 1), active: before.active };
  }
  if (keys.ctrlKey || keys.metaKey) {
    const chosen = before.chosen.includes(pageId) ? before.chosen.filter((each) => each !== pageId) : [...before.chosen, pageId];
    return { chosen, active: pageId };
  }
  return { chosen: [pageId], active: pageId };
}

/** The choice after an arrow key; `by` may be a whole line of pages. It stays at the ends. */
export function stepped(pageIds: readonly string[], { active }: PageChoice, by: number): PageChoice {
  const at = Math.max(0, active === null ? 0 : pageIds.indexOf(active));
  const next = pageIds[Math.min(pageIds.length - 1, Math.max(0, at + by))] ?? null;
  return { chosen: next === null ? [] : [next], active: next };
}

/** The pages in their new order when these move one place; null where they cannot. */
export function shifted(pageIds: readonly string[], chosen: readonly string[], by: -1 | 1): readonly string[] | null {
  const moving = new Set(chosen);
  const order = by < 0 ? [...pageIds] : pageIds.toReversed();
  if (chosen.length === 0 || moving.has(order[0] ?? '')) {
    return null;
  }
  for (let at = 1; at < order.length; at += 1) {
    const [before, here] = [order[at - 1] ?? '', order[at] ?? ''];
    if (moving.has(here)) {
      order.splice(at - 1, 2, here, before);
    }
  }
  return by < 0 ? order : order.toReversed();
}

/** The pages in their new order when one is dragged onto another: it takes its place. */
export function droppedOn(pageIds: readonly string[], dragged: string, target: string): readonly string[] | null {
  const [from, to] = [pageIds.indexOf(dragged), pageIds.indexOf(target)];
  return from < 0 || to < 0 || from === to ? null : pageIds.toSpliced(from, 1).toSpliced(to, 0, dragged);
}
