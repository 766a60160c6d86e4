/** Stands in a compiled query where a parameter will go. */
export class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}
