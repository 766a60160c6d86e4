import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { PhoneCall } from './api.ts'

/** Who calls, as far as the house knows. */
export function useCallerName() {
  const { t } = useTranslation('calls')
  const { phone } = useFormat()
  return ({ clientName, phone: number }: Pick<PhoneCall, 'clientName' | 'phone'>): string =>
    clientName ?? (number === null ? t('withheld') : phone(number))
}
