using Daemon.Core.Rollout.Compression;
using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>A rollout file that was found, by name only.</summary>
/// <param name="Path">Absolute; of the plain file, also when there is only a compressed one.</param>
/// <param name="IsListed">False for files directly in <c>sessions</c>: they are found by id and never listed.</param>
/// <param name="IsCompressed">Whether it has to be decompressed before it is there.</param>
internal sealed record RolloutFile(string Path, RolloutFileName Name, bool IsArchived, bool IsListed, bool IsCompressed = false)
{
    /// <summary>Of the file that there is.</summary>
    public string StoredPath => IsCompressed ? Path + CompressedRollout.Extension : Path;
}
