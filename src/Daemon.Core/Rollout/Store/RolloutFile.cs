using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>A rollout file that was found, by name only.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsListed">False for files directly in <c>sessions</c>: they are found by id and never listed.</param>
internal sealed record RolloutFile(string Path, RolloutFileName Name, bool IsArchived, bool IsListed);
