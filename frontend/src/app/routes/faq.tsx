import { Navigate, Route, Routes } from 'react-router'
import { AnswersPage } from '../../features/faqs/components/answers-page.tsx'
import { FaqRoom } from '../../features/faqs/components/faq-room.tsx'
import { QuestionsPage } from '../../features/faqs/components/questions-page.tsx'

export function Page() {
  return (
    <FaqRoom>
      <Routes>
        <Route index element={<AnswersPage />} />
        <Route path="questions" element={<QuestionsPage />} />
        <Route path="*" element={<Navigate to="/faq" replace />} />
      </Routes>
    </FaqRoom>
  )
}
