/** The sections that words of the office may stand beside: the source's own headings. A test holds them against the guidance. */
export const headings = {
  '1': 's1 Introduction',
  '2': 's2 Staff welfare',
  '3': 's3 Application and context of this procedure',
  '4': 's4 Defining and dealing with challenging customer behaviour',
  '4.difficult': 's4 Difficult customer behaviour',
  '4.persistent': 's4 Unreasonably persistent customer behaviour',
  '4.unacceptable': 's4 Unacceptable customer behaviour',
  '5': 's5 Equality and diversity',
  '6': 's6 Terminating a telephone call',
  '7': 's7 Customers requesting escalation',
  '7.outcome': 's7 If a customer is unhappy with a case outcome or decision',
  '7.dissatisfied': 's7 If the customer remains dissatisfied',
  '7.demand': 's7 Customers demanding a manager',
  '8': 's8 Giving your name to customers',
  '9': 's9 Customers who threaten to self-harm or who are otherwise at risk',
  '10': 's10 Restricting access and managing correspondence',
  '10.case': 's10 Access restricted on specific cases or subject matters',
  '10.people': 's10 Access restricted to specific people',
  '10.channels': 's10 Access restricted to specific channels',
  '10.mail': 's10 Managing correspondence',
  '10.decision': 's10 Decision making and follow up action',
  '11': 's11 Further action',
  '11.police': 's11 Reporting to the police or another authority',
  '12': 's12 Notes for managers',
  '14': 's14 Terminated call log',
  '15': 's15 Creating service adjustment or restricted access records',
} as const
export type Section = keyof typeof headings

/** s9 and s11 are about harm and about what is told to others: Information Governance agrees as well (ours). */
export const needsGovernance = (section: Section): boolean => section === '9' || section.split('.')[0] === '11'

/** The section as cards cite it at their foot. */
export const cited = (section: Section): string => `s${section.split('.')[0]}`
