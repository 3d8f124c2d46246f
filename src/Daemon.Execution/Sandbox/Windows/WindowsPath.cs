namespace Daemon.Execution.Sandbox.Windows;

/// <summary>
/// Paths of Windows as text. In a plan a drive is a folder of the root (<c>/C:/Users/me</c>) and a network share one below <c>/UNC</c>
/// (<c>/UNC/server/share/x</c>). What has more than one reading is refused. Source: "Naming Files, Paths, and Namespaces", Win32.
/// </summary>
internal static class WindowsPath
{
    private const string Unc = "UNC";

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("<>\"|?*");

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    ];

    /// <summary>The plan's form, normal as text; the letter of a drive is upper case, other case is kept.</summary>
    /// <exception cref="CommandStartException">The path is relative, a device, a stream of a file, or has no sure meaning.</exception>
    public static string ToPlan(string native)
    {
        string text = native.Replace('/', '\\');
        bool verbatim = text.StartsWith(@"\\?\", StringComparison.Ordinal) || text.StartsWith(@"\??\", StringComparison.Ordinal);
        if (verbatim)
        {
            text = text[4..];
            text = text.StartsWith(@"UNC\", StringComparison.OrdinalIgnoreCase) ? @"\\" + text[4..] : text;
        }

        if (text.StartsWith(@"\\.\", StringComparison.Ordinal) || text.StartsWith(@"\\?", StringComparison.Ordinal))
        {
            throw Refusal(native, "it names a device");
        }

        if (text.StartsWith(@"\\", StringComparison.Ordinal))
        {
            List<string> share = Components(text[2..], native, verbatim);
            return share.Count >= 2 && !share.Take(2).Contains("..") ? Plan(Unc, share, fixedCount: 2) : throw Refusal(native, "it names no network share");
        }

        if (text.Length < 2 || text[1] != ':' || !char.IsAsciiLetter(text[0]))
        {
            throw Refusal(native, "it has no drive");
        }

        if (text.Length < 3 || text[2] != '\\')
        {
            throw Refusal(native, "it is relative to its drive");
        }

        return Plan($"{char.ToUpperInvariant(text[0])}:", Components(text[3..], native, verbatim), fixedCount: 0);
    }

    /// <summary>The form of the system; not for the root of all drives, which has none.</summary>
    public static string ToNative(string plan)
    {
        string[] parts = plan.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [Unc, .. var share] => @"\\" + string.Join('\\', share),
            [var drive] => drive + @"\",
            _ => string.Join('\\', parts),
        };
    }

    /// <summary>Number of leading components that no link can stand for: the drive, or the server and its share.</summary>
    public static int RootDepth(string plan) => IsNetworkShare(plan) ? 3 : 1;

    public static bool IsNetworkShare(string plan) => SandboxPath.IsSameOrBelow(plan, "/" + Unc);

    private static string Plan(string root, List<string> components, int fixedCount)
    {
        var kept = new List<string>();
        foreach (string component in components)
        {
            if (component != "..")
            {
                kept.Add(component);
            }
            else if (kept.Count > fixedCount)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return kept.Count == 0 ? "/" + root : $"/{root}/{string.Join('/', kept)}";
    }

    private static List<string> Components(string text, string native, bool verbatim)
    {
        var components = new List<string>();
        foreach (string part in text.Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "." || part == "..")
            {
                if (verbatim)
                {
                    throw Refusal(native, "a path that begins with \\\\?\\ takes dots literally");
                }

                if (part == "..")
                {
                    components.Add(part);
                }

                continue;
            }

            // The system drops them from a name, except in a path that it takes literally.
            string name = part.TrimEnd('.', ' ');
            Refuse(native, part, name, verbatim);
            components.Add(name);
        }

        return components;
    }

    private static void Refuse(string native, string part, string name, bool verbatim)
    {
        if (part.Contains(':', StringComparison.Ordinal))
        {
            throw Refusal(native, "it names a stream of a file");
        }

        if (part.AsSpan().ContainsAny(Forbidden) || part.Any(char.IsControl))
        {
            throw Refusal(native, "it has characters that no name may have");
        }

        if (name.Length == 0 || (verbatim && name.Length != part.Length))
        {
            throw Refusal(native, "a name in it ends with a dot or a blank");
        }

        string stem = name.Split('.')[0].TrimEnd(' ');
        if (Devices.Contains(stem, StringComparer.OrdinalIgnoreCase))
        {
            throw Refusal(native, "it names a device");
        }
    }

    private static CommandStartException Refusal(string path, string why) => new(
        CommandStartFailure.SandboxUnavailable, $"The sandbox cannot enforce a rule for {path}: {why}. Write it as drive, folders and name.");
}
