namespace Daemon.Execution.Sandbox.Windows;

/// <summary>Folders that everybody may write to: no restricted token keeps a command out of them.</summary>
/// <param name="Folders">In order of finding.</param>
/// <param name="IsComplete">Whether nothing was left unseen for want of time or rights.</param>
public sealed record WorldWritableFindings(IReadOnlyList<string> Folders, bool IsComplete)
{
    private const int Samples = 3;

    /// <summary>Three at most.</summary>
    public IReadOnlyList<string> SamplePaths => [.. Folders.Take(Samples)];

    /// <summary>How many there are besides the samples.</summary>
    public int ExtraCount => Math.Max(Folders.Count - Samples, 0);
}

/// <summary>Looks for such folders where commands are likely to come, one level deep, within bounds.</summary>
/// <param name="volume">Where to look.</param>
/// <param name="isWorldWritable">Whether Everyone may write to a folder; null when its access list cannot be read.</param>
internal sealed class WorldWritableScan(IWindowsVolume volume, Func<string, bool?> isWorldWritable, TimeProvider time)
{
    public const int MaxPerFolder = 250;
    public const int MaxFolders = 5000;
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    private static readonly string[] Noisy =
    [
        "AppData", "Application Data", "Installer", "WinSxS", "SoftwareDistribution", "assembly", "node_modules", "$Recycle.Bin", "System Volume Information",
    ];

    /// <summary>Where to look, in order of likelihood: each once. Variables that name no absolute path are left out.</summary>
    public static IReadOnlyList<string> Places(string cwd, IReadOnlyDictionary<string, string> environment)
    {
        string? Value(string name) => environment.TryGetValue(name, out string? value) ? value : null;
        IEnumerable<string?> all =
        [
            cwd, Value("TEMP"), Value("TMP"), Value("USERPROFILE"), Value("PUBLIC"), .. (Value("PATH") ?? "").Split(';'),
            @"C:\", @"C:\Windows", @"C:\ProgramData",
        ];
        var places = new List<string>();
        foreach (string? place in all)
        {
            if (place is { Length: > 2 } && place[1] == ':' && !places.Contains(place.TrimEnd('\\'), StringComparer.OrdinalIgnoreCase))
            {
                places.Add(place.Length == 3 ? place : place.TrimEnd('\\'));
            }
        }

        return places;
    }

    public WorldWritableFindings Run(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool complete = true;
        foreach (string place in places)
        {
            IEnumerable<string> children = volume.List(place)
                .Where(entry => entry is { IsFolder: true, LinkTarget: null } && !Noisy.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
                .Take(MaxPerFolder)
                .Select(entry => place.TrimEnd('\\') + @"\" + entry.Name);
            foreach (string folder in children.Prepend(place))
            {
                if (seen.Count >= MaxFolders || time.GetElapsedTime(start) > MaxTime || cancellationToken.IsCancellationRequested)
                {
                    return new WorldWritableFindings(found, IsComplete: false);
                }

                if (seen.Add(folder))
                {
                    bool? writable = isWorldWritable(folder);
                    complete &= writable is not null;
                    if (writable == true)
                    {
                        found.Add(folder);
                    }
                }
            }
        }

        return new WorldWritableFindings(found, complete);
    }
}
