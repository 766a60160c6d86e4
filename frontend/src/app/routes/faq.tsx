import { Suspense, lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { AnswersPage } from '../../features/faqs/components/answers-page.tsx'
import { FaqRoom } from '../../features/faqs/components/faq-room.tsx'

const loadQuestions = () => import('../../features/faqs/components/questions-page.tsx')
const QuestionsPage = lazy(async () => ({ default: (await loadQuestions()).QuestionsPage }))

export function Page() {
  return (
    <FaqRoom>
      <Suspense>
        <Routes>
          <Route index element={<AnswersPage />} />
          <Route path="questions" element={<QuestionsPage />} />
          <Route path="*" element={<Navigate to="/faq" replace />} />
        </Routes>
      </Suspense>
    </FaqRoom>
  )
}
