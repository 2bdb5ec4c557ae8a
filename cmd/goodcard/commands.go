package main

import "github.com/urfave/cli/v2"

// commands returns all commands, in the order in which help lists them.
func commands(env *Env) []*cli.Command {
	return []*cli.Command{
		newReviewCommand(env, runReview),
		newDueCommand(env, runDue),
		newGradeCommand(env, runGrade),
		newUndoCommand(env, runUndo),
		newWhyCommand(env, runWhy),
		newShowCommand(env, runShow),
		newCardsCommand(env, runCards),
		newHistoryCommand(env, runHistory),
		newSearchCommand(env, runSearch),
		newStatsCommand(env, runStats),
		newSuspendCommand(env, runMark),
		newUnsuspendCommand(env, runMark),
		newBuryCommand(env, runMark),
		newUnburyCommand(env, runMark),
		newFlagCommand(env, runMark),
		newUnflagCommand(env, runMark),
		newForgetCommand(env, runMark),
		newNoteCommand(env, runNote),
		newEditCommand(env, runEdit),
		newConflictsCommand(env, runConflicts),
		newDecksCommand(env, runDecks),
		newInstallCommand(env, runInstall),
		newRemoveCommand(env, runRemove),
		newNewCommand(env, runNew),
		newPreviewCommand(env, runPreview),
		newFmtCommand(env, runFmt),
		newLintCommand(env, runLint),
		newWatchCommand(env, runWatch),
		newDiffCommand(env, runDiff),
		newReleaseCommand(env, runRelease),
		newExportCommand(
			newExportAnkiCommand(env, runExportAnki),
		),
		newSchemaCommand(env, runSchema),
		newImportCommand(env, runImport),
		newConfigCommand(env, runConfig),
		newBackupCommand(env, runBackup),
		newRestoreCommand(env, runRestore),
		newMergeCommand(env, runMerge),
		newDoctorCommand(env, runDoctor),
		newCompletionCommand(env, runCompletion),
		newManCommand(env, runMan),
		newVersionCommand(env, runVersion),
		newHelpCommand(env, runHelp),
	}
}
