import type { z } from 'zod'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'

/** Something that an assistant may do for the client it speaks with, by chat or by voice. */
export interface Tool {
  name: string
  /** In French: what it is for and when it may be called. */
  description: string
  /** What the model is shown. */
  shown: z.ZodObject
  /** Whether the vendor can hold the model to that form: few optional fields. */
  strict: boolean
  /** Whether something changes: refused in a draft that a person reads first. */
  acts: boolean
  run(args: Record<string, unknown>, session: ToolSession, ports: ToolPorts): Promise<ToolResult>
}

/** A tool from its own parts: arguments are read by `reader`, which takes anything. */
export function defineTool<T>({
  reader,
  run,
  ...tool
}: Omit<Tool, 'run'> & {
  reader: z.ZodType<T>
  run: (input: T, session: ToolSession, ports: ToolPorts) => Promise<ToolResult>
}): Tool {
  return { ...tool, run: (args, session, ports) => run(reader.parse(args), session, ports) }
}
