import type { RefObject } from 'react'
import { Field } from '../../components/controls/Field.tsx'
import type { useFile } from '../../hooks/useFile.ts'
import { words } from '../../words.ts'
import type { Problems } from './useAdd.ts'

type Props = {
  readonly file: ReturnType<typeof useFile>
  readonly password: RefObject<HTMLInputElement | null>
  readonly problems: Problems
}

/** A file, and the password that it was sealed with. */
export const FileFields = ({ file, password, problems }: Props) => (
  <>
    <Field
      type="file"
      accept=".json,application/json"
      label={words.add.file}
      error={file.problem ? words.add[file.problem] : problems.file}
      onChange={({ target }) => void file.choose(target.files?.[0])}
    />
    <Field ref={password} type="password" label={words.add.filePassword} error={problems.filePassword} />
  </>
)
