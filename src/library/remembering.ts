/**
 * The function, remembering what it made of each text: for what depends on the text alone, where the same texts come again.
 * With `most` of them it forgets them all, so that its memory has a bound.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const there = known.get(text);
    if (there !== undefined) return there;
    if (known.size >= most) known.clear();
    const fresh = make(text);
    known.set(text, fresh);
    return fresh;
  };
}
