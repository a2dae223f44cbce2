import { describeLooks } from './looks.ts'

describeLooks('firefox')
