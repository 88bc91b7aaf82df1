/** Makes a value when it is first asked for, and again once it was forgotten. What fails now may be mended by the next request. */
export function remembered<T>(make: () => Promise<T>): { get: () => Promise<T>; forget: () => void } {
  let value: Promise<T> | undefined;
  return {
    get: () => {
      const asked = value ?? make();
      value = asked;
      asked.catch(() => {
        if (value === asked) value = undefined;
      });
      return asked;
    },
    forget: () => {
      value = undefined;
    },
  };
}
