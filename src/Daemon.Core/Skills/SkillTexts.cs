using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Daemon.Core.History;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Skills;

/// <summary>What the model is told about skills: which there are, and the text of those that the user asks for.</summary>
internal static partial class SkillTexts
{
    private const int MaxListChars = 16_000;
    private const int MaxDescriptionChars = 1_024;

    /// <summary>The list of skills; null when there are none.</summary>
    public static string? List(IReadOnlyList<Skill> skills)
    {
        if (skills.Count == 0)
        {
            return null;
        }

        var roots = skills.Select(Root).Distinct(StringComparer.Ordinal).ToList();
        var text = new StringBuilder("<skills_instructions>\n## Skills\n");
        text.Append("A skill is a folder with instructions for one kind of task in its SKILL.md. When the user names one (`$name`), or the task is what\n");
        text.Append("its description says, read its SKILL.md whole and follow it; read further files of it only as it tells you to. Paths are short:\n");
        text.Append("the first part stands for one of these folders.\n### Roots\n");
        for (var i = 0; i < roots.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `r{i}` = `{roots[i]}`\n");
        }

        text.Append("### Available\n");
        var listed = 0;
        foreach (var skill in skills.OrderBy(skill => skill.Name, StringComparer.Ordinal))
        {
            var root = Root(skill);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"- {skill.Name}: {Cut(skill.Description)} (file: r{roots.IndexOf(root)}/{Path.GetRelativePath(root, skill.Path)})\n");
            if (text.Length + line.Length > MaxListChars)
            {
                break;
            }

            text.Append(line);
            listed++;
        }

        if (listed < skills.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"{skills.Count - listed} more do not fit here; look into the folders above.\n");
        }

        return text.Append("</skills_instructions>").ToString();
    }

    /// <summary>The skills that a text names as <c>$name</c>, in the order of the catalogue.</summary>
    public static IEnumerable<Skill> Mentioned(string text, IReadOnlyList<Skill> skills)
    {
        if (skills.Count == 0 || !text.Contains('$', StringComparison.Ordinal))
        {
            return [];
        }

        var names = Mention().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return skills.Where(skill => names.Contains(skill.Name)).DistinctBy(skill => skill.Name);
    }

    /// <summary>A skill's instructions as a message; what cannot be read is told as that.</summary>
    public static ResponseItem Message(string name, string path)
    {
        string text;
        try
        {
            text = $"<skill>\n<name>{name}</name>\n<path>{path}</path>\n{File.ReadAllText(path)}\n</skill>";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            text = $"The skill {name} at `{path}` could not be read: {error.Message}";
        }

        return ResponseItems.TextMessage("user", text);
    }

    /// <summary>The folder that holds the skill's own one.</summary>
    private static string Root(Skill skill) => Path.GetDirectoryName(Path.GetDirectoryName(skill.Path)) ?? "/";

    private static string Cut(string description)
    {
        var line = description.ReplaceLineEndings(" ");
        return line.Length <= MaxDescriptionChars ? line : string.Concat(line.AsSpan(0, MaxDescriptionChars), "...");
    }

    /// <summary>A name after a dollar sign that does not end another word, and not part of a longer name.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_$])\$([A-Za-z0-9][A-Za-z0-9_:-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
