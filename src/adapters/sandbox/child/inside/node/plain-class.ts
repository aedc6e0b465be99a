type Class = { readonly prototype: object }

/**
 * Node's older classes may be called without `new`, and on an object that somebody else has made, which a
 * class of the language may not: this makes such a one of the methods of a class and a way to begin.
 */
export function plainClass() {
  const copy = (from: object, to: object, but: readonly string[]) => {
    for (const key of Reflect.ownKeys(from))
      if (!but.includes(key as string))
        Object.defineProperty(to, key, Object.getOwnPropertyDescriptor(from, key) as PropertyDescriptor)
  }
  return <T extends Class>(
    Methods: T,
    name: string,
    begin: (self: never, ...given: never[]) => void,
    Parent?: Class,
  ): T => {
    const Made = function (this: object, ...given: never[]) {
      if (!(this instanceof Made)) return new (Made as unknown as new (...of: never[]) => object)(...given)
      begin(this as never, ...given)
      return undefined
    }
    copy(Methods, Made, ['length', 'name', 'prototype'])
    copy(Methods.prototype, Made.prototype, ['constructor'])
    Object.defineProperty(Made, 'name', { value: name })
    if (Parent) {
      Object.setPrototypeOf(Made, Parent)
      Object.setPrototypeOf(Made.prototype, Parent.prototype)
    }
    return Made as unknown as T
  }
}
