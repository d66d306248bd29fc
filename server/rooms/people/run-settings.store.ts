import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import type { HistoryEntry, RunSettings } from './run-settings.rule.ts';
import { runs, type Run, type RunRow } from './run.store.ts';

/** As many changes as a run may see in years; older ones go. */
const HISTORY_KEPT = 500;

/** Settings stand in the run's own row: whoever reads the run has them, and a change is one write with its history. */
export class RunSettingsStore {
  readonly #runs: Model<RunRow>;

  constructor(connection: Connection) {
    this.#runs = runs(connection);
  }

  /** False when somebody was faster. */
  async save(scope: Scope, seen: Run, change: SettingsChange): Promise<boolean> {
    const { entry, ...set } = change;
    const match = { tenant: scope.tenant, _id: scope.run };
    const saved = await this.#runs.updateOne(
      // A run of the time before settings has no revision.
      {
        ...match,
        settingsRevision: seen.settingsRevision === 0 ? { $in: [0, null] } : seen.settingsRevision,
      },
      {
        $set: { ...set, settingsRevision: seen.settingsRevision + 1 },
        $push: { settingsHistory: { $each: [entry], $slice: -HISTORY_KEPT } },
      },
    );
    return saved.modifiedCount === 1;
  }

  /** Oldest first. */
  async history(scope: Scope): Promise<HistoryEntry[]> {
    const row = await this.#runs
      .findOne({ tenant: scope.tenant, _id: scope.run }, { settingsHistory: 1 })
      .lean<Pick<RunRow, 'settingsHistory'>>();
    return row?.settingsHistory ?? [];
  }
}

export interface SettingsChange {
  settings?: RunSettings;
  startsOn?: string | null;
  startFrom?: 'trainer' | null;
  timeZone?: string | null;
  course?: string;
  edition?: number;
  entry: HistoryEntry;
}
