import '../../server/main.ts'
import './withParent.ts'
