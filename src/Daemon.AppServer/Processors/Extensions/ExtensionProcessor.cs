using Daemon.AppServer.Dispatch;
using Daemon.Config.Reading;
using Daemon.Core.Skills;
using Daemon.Protocol.V2.Hooks;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Skills;

namespace Daemon.AppServer.Processors.Extensions;

/// <summary>What users add to the daemon: <c>skills/list</c>, <c>hooks/list</c>.</summary>
internal sealed class ExtensionProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.SkillsList, WireJson.SkillsListParams, WireJson.SkillsListResponse, ListSkills);
        methods.Add(ClientRequestMethods.HooksList, WireJson.HooksListParams, WireJson.HooksListResponse, ListHooks);
    }

    private ValueTask ListSkills(Request<SkillsListResponse> request, SkillsListParams p)
    {
        request.Respond(new SkillsListResponse { Data = [.. Folders(p.Cwds).Select(SkillsOf)] });
        return ValueTask.CompletedTask;
    }

    private SkillsListEntry SkillsOf(string cwd)
    {
        var found = SkillCatalog.Find(cwd, daemon.Options.CodexHome, daemon.Options.HomeDirectory);
        return new SkillsListEntry
        {
            Cwd = cwd,
            Skills = [.. found.Skills.Select(ToWire)],
            Errors = [.. found.Problems.Select(problem => new SkillErrorInfo { Path = problem.Path, Message = problem.Message })],
        };
    }

    private static SkillMetadata ToWire(Skill skill) => new()
    {
        Name = skill.Name,
        Description = skill.Description,
        ShortDescription = skill.ShortDescription,
        Path = skill.Path,
        Enabled = true,
        Scope = skill.Scope switch
        {
            Core.Skills.SkillScope.Repository => Protocol.V2.Skills.SkillScope.Repo,
            Core.Skills.SkillScope.System => Protocol.V2.Skills.SkillScope.System,
            _ => Protocol.V2.Skills.SkillScope.User,
        },
    };

    private ValueTask ListHooks(Request<HooksListResponse> request, HooksListParams p)
    {
        request.Respond(new HooksListResponse { Data = [.. Folders(p.Cwds).Select(HooksOf)] });
        return ValueTask.CompletedTask;
    }

    /// <summary>The engine runs no hooks, so none is listed as one that could run; configured ones are not passed over in silence.</summary>
    private HooksListEntry HooksOf(string cwd) => new()
    {
        Cwd = cwd,
        Hooks = [],
        Warnings = ConfiguredHooks.Any(daemon.Config.Load(cwd)) ? ["Hooks are configured, but this version of the daemon does not run hooks."] : [],
        Errors = [],
    };

    private IEnumerable<string> Folders(IReadOnlyList<string> cwds) =>
        cwds.Count == 0 ? [daemon.Options.Cwd] : cwds.Select(cwd => RequestPath.ResolveCwd(cwd, daemon.Options.Cwd)!);
}
