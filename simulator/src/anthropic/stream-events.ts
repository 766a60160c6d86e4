import type { ContentBlock, Message, RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages'

const PIECE = 24

const pieces = (text: string): string[] => text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? []

function emptied(block: ContentBlock): ContentBlock {
  if (block.type === 'text') return { ...block, text: '' }
  return block.type === 'tool_use' ? { ...block, input: {} } : block
}

function blockEvents(block: ContentBlock, index: number): RawMessageStreamEvent[] {
  const deltas: RawMessageStreamEvent[] = []
  if (block.type === 'text') {
    deltas.push(
      ...pieces(block.text).map(
        (text) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } }) as const,
      ),
    )
  }
  if (block.type === 'tool_use') {
    const json = pieces(JSON.stringify(block.input))
    deltas.push(
      ...json.map(
        (part) =>
          ({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: part } }) as const,
      ),
    )
  }
  return [
    { type: 'content_block_start', index, content_block: emptied(block) },
    ...deltas,
    { type: 'content_block_stop', index },
  ]
}

/** The same answer as the stream of events that the real API sends. */
export function streamEvents(message: Message): RawMessageStreamEvent[] {
  const { content, stop_reason, stop_sequence, stop_details, container, usage } = message
  const begun = {
    ...message,
    content: [],
    stop_reason: null,
    stop_details: null,
    usage: { ...usage, output_tokens: 1 },
  }
  return [
    { type: 'message_start', message: begun },
    ...content.flatMap(blockEvents),
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence, stop_details, container },
      usage: {
        input_tokens: usage.input_tokens,
        cache_creation_input_tokens: usage.cache_creation_input_tokens,
        cache_read_input_tokens: usage.cache_read_input_tokens,
        output_tokens: usage.output_tokens,
        output_tokens_details: usage.output_tokens_details,
        server_tool_use: usage.server_tool_use,
      },
    },
    { type: 'message_stop' },
  ]
}
