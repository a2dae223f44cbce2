import { describeJob } from './job.ts'

describeJob('chromium')
