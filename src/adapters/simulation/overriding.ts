/** The object with some of its methods replaced; the others, whichever they are, are the object's own. */
export function overriding<Target extends object>(target: Target, replaced: Partial<Target>): Target {
  return new Proxy(target, {
    get: (original, name) => {
      if (name in replaced) return Reflect.get(replaced, name);
      const own: unknown = Reflect.get(original, name);
      return typeof own === 'function' ? own.bind(original) : own;
    },
  });
}
