import { describeJob } from './job.ts'

describeJob('firefox')
