import { BadRequest } from '#sim/lib/errors-as-json.ts'

/** What was armed over HTTP, by number, so that it can be taken back. */
export class UndoList {
  readonly #undos = new Map<number, () => void>()
  #last = 0

  keep(undo: () => void): { id: number } {
    this.#last += 1
    this.#undos.set(this.#last, undo)
    return { id: this.#last }
  }

  undo(id: number): void {
    const undo = this.#undos.get(id)
    if (!undo) throw new BadRequest('nothing armed under this number', 404)
    undo()
    this.#undos.delete(id)
  }

  undoAll(): void {
    for (const undo of this.#undos.values()) undo()
    this.#undos.clear()
  }
}
