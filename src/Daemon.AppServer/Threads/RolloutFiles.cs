using System.Globalization;
using Daemon.Core.Rollout.Reading;

namespace Daemon.AppServer.Threads;

/// <summary>Where thread files lie.</summary>
internal sealed class RolloutFiles(string codexHome) : IRolloutLocator
{
    public static string NewPath(string codexHome, string id, DateTimeOffset localTime) => Path.Join(
        codexHome,
        "sessions",
        localTime.ToString("yyyy", CultureInfo.InvariantCulture),
        localTime.ToString("MM", CultureInfo.InvariantCulture),
        localTime.ToString("dd", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"rollout-{localTime:yyyy-MM-ddTHH-mm-ss}-{id}.jsonl"));

    public IReadOnlyList<string> FindAll(string threadId)
    {
        var root = Path.Join(codexHome, "sessions");
        return Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, $"rollout-*{threadId}*.jsonl", SearchOption.AllDirectories).OrderDescending()]
            : [];
    }
}
