import { describeLooks } from './looks.ts'

describeLooks('webkit')
