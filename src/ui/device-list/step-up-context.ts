import { createContext } from 'react'
import type { StepUpRequest } from '../../hooks/index.ts'

/** The question that a form inside `<DeviceListStepUp>` answers. */
export const StepUpContext = createContext<StepUpRequest | null>(null)
