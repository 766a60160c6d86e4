import { useCallback, useEffect, useRef, useState } from 'react'
import type { Message } from '@conciergerie/contract'
import { upload } from '@conciergerie/kit/lib/api-client.ts'
import { checkFile } from './file-rules.ts'
import type { FileRefusal } from './file-rules.ts'

type Media = Message['media'][number]

export interface Attachment {
  file: File
  /** Of a picture, to show it while it is on its way. */
  preview: string | null
  state: 'uploading' | 'ready' | 'failed'
  media: Media | null
  error: unknown
}

interface Attaching {
  attachment: Attachment | null
  refusal: FileRefusal | null
  attach: (file: File) => void
  retry: () => void
  remove: () => void
}

/** One file beside the words: checked here, then sent ahead, so that sending the message is quick. */
export function useAttachment(): Attaching {
  const [attachment, setAttachment] = useState<Attachment | null>(null)
  const [refusal, setRefusal] = useState<FileRefusal | null>(null)
  const sending = useRef<AbortController | null>(null)
  const preview = attachment?.preview ?? null
  useEffect(
    () => () => {
      if (preview !== null) URL.revokeObjectURL(preview)
    },
    [preview],
  )
  useEffect(() => () => sending.current?.abort(), [])

  const start = useCallback((file: File, shown: string | null) => {
    sending.current?.abort()
    const controller = new AbortController()
    sending.current = controller
    const show = (change: Partial<Attachment>) => {
      if (!controller.signal.aborted)
        setAttachment({ file, preview: shown, state: 'uploading', media: null, error: null, ...change })
    }
    show({})
    upload('POST /api/media', file, { query: { fileName: file.name }, signal: controller.signal }).then(
      ({ media }) => {
        show({ state: 'ready', media })
      },
      (error: unknown) => {
        show({ state: 'failed', error })
      },
    )
  }, [])

  const attach = useCallback(
    (file: File) => {
      const refused = checkFile(file)
      setRefusal(refused)
      if (refused === null) start(file, file.type.startsWith('image/') ? URL.createObjectURL(file) : null)
    },
    [start],
  )
  const retry = useCallback(() => {
    if (attachment) start(attachment.file, attachment.preview)
  }, [attachment, start])
  const remove = useCallback(() => {
    sending.current?.abort()
    setAttachment(null)
    setRefusal(null)
  }, [])
  return { attachment, refusal, attach, retry, remove }
}
