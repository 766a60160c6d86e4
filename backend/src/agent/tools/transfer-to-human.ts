import { z } from 'zod'
import { wordingIn } from '../wording/index.ts'
import { read } from './fields.ts'
import { result } from './session.ts'
import { defineTool } from './tool.ts'

export const transferToHuman = defineTool({
  name: 'transfer_to_human',
  description: 'Passe la main à une personne de l’équipe : le client le demande, ou cela vous dépasse.',
  shown: z.object({ reason: z.string().describe('en quelques mots') }),
  strict: true,
  acts: false,
  reader: z.object({ reason: read.words(200) }),
  run: ({ reason }, { language }) => {
    const say = wordingIn(language).human
    return Promise.resolve(
      result('transferred', say, { data: { reason: reason ?? '' }, text: say, deed: 'transferred' }),
    )
  },
})
