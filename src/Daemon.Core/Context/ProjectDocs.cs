using System.Text;
using Daemon.Config.Model;

namespace Daemon.Core.Context;

/// <summary>
/// Finds AGENTS.md files: the user's own one, then one for each folder from the project root down to the cwd. Within a folder
/// <c>AGENTS.override.md</c> comes before <c>AGENTS.md</c> and the configured fall-back names.
/// </summary>
public static class ProjectDocs
{
    private const string Separator = "\n\n--- project-doc ---\n\n";

    /// <param name="Text">All documents joined; null when there are none.</param>
    /// <param name="Sources">Absolute paths in the order of the text.</param>
    /// <param name="ProjectText">Whether a document of the project is among them.</param>
    /// <param name="Warnings">Sentences about what did not fit.</param>
    public sealed record Documents(string? Text, IReadOnlyList<string> Sources, bool ProjectText, IReadOnlyList<string> Warnings);

    public static Documents Read(string codexHome, string cwd, EffectiveConfig config)
    {
        var sources = new List<string>();
        var warnings = new List<string>();
        var global = ReadFirst(codexHome, ["AGENTS.override.md", "AGENTS.md"], sources, int.MaxValue, warnings)?.Trim();
        var project = new List<string>();
        var budget = config.ProjectDocMaxBytes;
        string[] names = ["AGENTS.override.md", "AGENTS.md", .. config.ProjectDocFallbackFilenames];
        foreach (var folder in Folders(cwd, config.ProjectRootMarkers))
        {
            if (budget <= 0)
            {
                if (config.ProjectDocMaxBytes > 0 && names.Select(name => Path.Join(folder, name)).FirstOrDefault(File.Exists) is { } skipped)
                {
                    warnings.Add($"Project instructions from `{skipped}` on were left out, because the {config.ProjectDocMaxBytes} bytes of `project_doc_max_bytes` are used up.");
                }

                break;
            }

            if (ReadFirst(folder, names, sources, budget, warnings) is { } text)
            {
                project.Add(text);
                budget -= Encoding.UTF8.GetByteCount(text);
            }
        }

        var joined = string.Join("\n\n", project);
        var all = (global, joined) switch
        {
            ({ } g, "") => g,
            ({ } g, _) => g + Separator + joined,
            (null, "") => null,
            _ => joined,
        };
        var size = Encoding.UTF8.GetByteCount(all ?? "");
        if (config.ProjectDocMaxBytes > 0 && size > config.ProjectDocMaxBytes)
        {
            warnings.Add($"Instructions take {size} bytes, the user's own included: more than the {config.ProjectDocMaxBytes} of `project_doc_max_bytes`, which limits those of the project.");
        }

        return new Documents(all, sources, project.Count > 0, warnings);
    }

    /// <summary>From the project root, the nearest ancestor that holds a marker, down to the cwd; the cwd alone without one.</summary>
    private static List<string> Folders(string cwd, IReadOnlyList<string> markers)
    {
        var chain = new List<string>();
        for (var folder = new DirectoryInfo(cwd); folder is not null; folder = folder.Parent)
        {
            chain.Add(folder.FullName);
            if (markers.Any(marker => Path.Exists(Path.Join(folder.FullName, marker))))
            {
                chain.Reverse();
                return chain;
            }
        }

        return [cwd];
    }

    private static string? ReadFirst(string folder, IReadOnlyList<string> names, List<string> sources, int maxBytes, List<string> warnings)
    {
        foreach (var name in names)
        {
            var path = Path.Join(folder, name);
            if (!File.Exists(path))
            {
                continue;
            }

            try
            {
                var text = ReadCapped(path, maxBytes);
                if (!string.IsNullOrWhiteSpace(text))
                {
                    sources.Add(path);
                    if (new FileInfo(path).Length is var length && length > maxBytes)
                    {
                        warnings.Add($"Only {maxBytes} of {length} bytes of `{path}` were loaded: `project_doc_max_bytes` allows no more.");
                    }

                    return text;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A document that cannot be read is one that is not there.
            }
        }

        return null;
    }

    private static string ReadCapped(string path, int maxBytes)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, maxBytes)];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
