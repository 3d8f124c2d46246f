using System.Globalization;
using System.Security;
using System.Text;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Skills;
using Daemon.Core.Turns;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Context;

/// <summary>Composes the texts about a turn's surroundings.</summary>
internal static class ContextTextBuilder
{
    public static ContextTexts Build(TurnContext context, string? developerInstructions)
    {
        var config = context.Config;
        var docs = ProjectDocs.Read(context.Ports.CodexHome, context.Settings.Cwd, config);
        return new ContextTexts(
            config.Skills.IncludeInstructions ? SkillTexts.List(context.Skills) : null,
            config.IncludePermissionsInstructions ? PermissionsText.Build(context.Settings) : null,
            developerInstructions,
            CollaborationTexts.Of(context.Settings),
            docs.Text is { } text ? $"# AGENTS.md instructions{(docs.ProjectText ? $" for {context.Settings.Cwd}" : "")}\n\n<INSTRUCTIONS>\n{text}\n</INSTRUCTIONS>" : null,
            config.IncludeEnvironmentContext ? Environment(context) : null);
    }

    /// <summary>What the environment message is made of, for the thread's record.</summary>
    public static RolloutLine.WorldState WorldState(TurnContext context) => new(
        context.Settings.Cwd,
        Path.GetFileName(context.Ports.Shell),
        context.Ports.Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeZoneName(context.Ports.Clock),
        FileSystem(context.Settings));

    private static string Environment(TurnContext context)
    {
        var settings = context.Settings;
        var now = context.Ports.Clock.GetLocalNow();
        var text = new StringBuilder("<environment_context>\n");
        text.Append("  <cwd>").Append(Escape(settings.Cwd)).Append("</cwd>\n");
        text.Append("  <shell>").Append(Escape(Path.GetFileName(context.Ports.Shell))).Append("</shell>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <current_date>{now:yyyy-MM-dd}</current_date>\n");
        text.Append("  <timezone>").Append(Escape(TimeZoneName(context.Ports.Clock))).Append("</timezone>\n");
        text.Append("  ").Append(FileSystem(settings));
        return text.Append("\n</environment_context>").ToString();
    }

    private static string FileSystem(SessionSettings settings)
    {
        var text = new StringBuilder("<filesystem><workspace_roots>");
        foreach (var root in settings.WorkspaceRoots)
        {
            text.Append("<root>").Append(Escape(root)).Append("</root>");
        }

        text.Append("</workspace_roots>");
        AppendProfile(text, settings.Permissions.Profile, settings.WorkspaceRoots);
        return text.Append("</filesystem>").ToString();
    }

    private static string TimeZoneName(TimeProvider clock)
    {
        var id = clock.LocalTimeZone.Id;
        return id is "UTC" or "" ? "Etc/UTC" : id;
    }

    private static void AppendProfile(StringBuilder text, PermissionProfile profile, IReadOnlyList<string> roots)
    {
        switch (profile)
        {
            case PermissionProfile.Managed { FileSystem: FileSystemPolicy.Restricted restricted }:
                text.Append("<permission_profile type=\"managed\"><file_system type=\"restricted\">");
                foreach (var entry in restricted.Entries)
                {
                    AppendEntry(text, entry, roots);
                }

                text.Append("</file_system></permission_profile>");
                break;
            case PermissionProfile.Managed:
                text.Append("<permission_profile type=\"managed\"><file_system type=\"unrestricted\"/></permission_profile>");
                break;
            case PermissionProfile.Disabled:
                text.Append("<permission_profile type=\"disabled\"/>");
                break;
            case PermissionProfile.External:
                text.Append("<permission_profile type=\"external\"/>");
                break;
        }
    }

    private static void AppendEntry(StringBuilder text, FileSystemEntry entry, IReadOnlyList<string> roots)
    {
        var access = entry.Access switch
        {
            FileSystemAccess.Read => "read",
            FileSystemAccess.Write => "write",
            _ => "deny",
        };
        foreach (var place in Places(entry.Target, roots))
        {
            text.Append("<entry access=\"").Append(access).Append("\">").Append(place).Append("</entry>");
        }
    }

    private static IEnumerable<string> Places(FileSystemTarget target, IReadOnlyList<string> roots) => target switch
    {
        FileSystemTarget.Path path => [$"<path>{Escape(path.AbsolutePath)}</path>"],
        FileSystemTarget.Glob glob => [$"<glob>{Escape(glob.Pattern)}</glob>"],
        FileSystemTarget.Special { Kind: SpecialPathKind.WorkspaceRoots } special =>
            roots.Select(root => $"<path>{Escape(special.Subpath is { } sub and not "." ? Path.Join(root, sub) : root)}</path>"),
        FileSystemTarget.Special special => [$"<special>{SpecialName(special)}</special>"],
        _ => [],
    };

    private static string SpecialName(FileSystemTarget.Special special) => special.Kind switch
    {
        SpecialPathKind.Root => ":root",
        SpecialPathKind.Minimal => ":minimal",
        SpecialPathKind.TmpDir => ":tmpdir",
        SpecialPathKind.SlashTmp => ":slash_tmp",
        _ => Escape(special.UnknownName ?? ":unknown"),
    };

    private static string Escape(string text) => SecurityElement.Escape(text);
}
