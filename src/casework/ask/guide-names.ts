import type { OfficeNames } from '../../procedures/people.js'
import type { GuideNames } from './guide.js'

/** What the office calls its systems and pages, as the guide wants it. */
export const guideNames = ({
  caseSystem,
  intranetPage,
  complaintsPage,
  ombudsman,
  emergencyNumber,
  headOfTheOffice,
}: OfficeNames): GuideNames => ({
  caseSystem,
  contactsPage: intranetPage,
  complaintsPage,
  ombudsman,
  emergencyNumber,
  headOfOffice: headOfTheOffice,
})
