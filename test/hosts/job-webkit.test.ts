import { describeJob } from './job.ts'

describeJob('webkit')
