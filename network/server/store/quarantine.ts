import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { moveDurably } from '../disk/files.ts'

/** Files that are not what was written, for the operator to look at; nothing here is ever read. */
const folderIn = (dataFolder: string) => join(dataFolder, 'quarantine')

/** Takes a file out of a folder of the data folder. */
export const quarantine = async (dataFolder: string, folder: string, name: string): Promise<void> => {
  await moveDurably(join(dataFolder, folder, name), join(folderIn(dataFolder), `${Date.now()}-${name}`))
}

/** For a file that must not be missing at any moment: its successor is renamed over it. */
export const quarantineCopy = async (dataFolder: string, folder: string, name: string): Promise<void> => {
  await copyFile(join(dataFolder, folder, name), join(folderIn(dataFolder), `${Date.now()}-${name}`))
}

export const isQuarantined = async (dataFolder: string, name: string): Promise<boolean> =>
  (await readdir(folderIn(dataFolder))).some((quarantined) => quarantined.endsWith(`-${name}`))
