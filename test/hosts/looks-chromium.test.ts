import { describeLooks } from './looks.ts'

describeLooks('chromium')
