import { overCommunes } from './population.ts'

/** What the province said of military service in a year: the rows of the books add up to it. */
export type ServiceYear = {
  year: 2023 | 2024
  registered17: number
  listed17: number
  army: number
  police: number
  volunteers: number
  partyMembers: number
  higherEducation: number
  discharged: number
  placed: number
  handedOn: string
}

export const SERVICE_YEARS: readonly ServiceYear[] = [
  {
    year: 2023,
    registered17: 14_210,
    listed17: 14_262,
    army: 2_431,
    police: 379,
    volunteers: 754,
    partyMembers: 52,
    higherEducation: 187,
    discharged: 2_702,
    placed: 744,
    handedOn: '2023-02-06',
  },
  {
    year: 2024,
    registered17: 14_605,
    listed17: 14_638,
    army: 2_460,
    police: 387,
    volunteers: 829,
    partyMembers: 61,
    higherEducation: 214,
    discharged: 2_748,
    placed: 812,
    handedOn: '2024-02-26',
  },
]

/** The call-up quota of each commune; the year's target of the hand-over. */
export const callUpQuota = (year: ServiceYear['year']): { army: number[]; police: number[] } => {
  const numbers = SERVICE_YEARS.find((one) => one.year === year)
  return { army: overCommunes(numbers?.army ?? 0), police: overCommunes(numbers?.police ?? 0) }
}
