using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.Config.Model;
using Daemon.Config.Writing;
using Daemon.Core.Skills;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Skills;

namespace Daemon.AppServer.Processors.Extensions;

/// <summary><c>skills/*</c>: what skills there are, and which of them count.</summary>
internal sealed class SkillProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.SkillsList, WireJson.SkillsListParams, WireJson.SkillsListResponse, List);
        methods.Add(ClientRequestMethods.SkillsConfigWrite, WireJson.SkillsConfigWriteParams, WireJson.RawJson, SwitchAsync);
        methods.Add(ClientRequestMethods.SkillsExtraRootsSet, WireJson.SkillsExtraRootsSetParams, WireJson.EmptyResponse, SetRoots);
    }

    private ValueTask List(Request<SkillsListResponse> request, SkillsListParams p)
    {
        if (p.ForceReload)
        {
            daemon.Skills.Forget();
        }

        request.Respond(new SkillsListResponse { Data = [.. RequestPath.Folders(p.Cwds, daemon.Options.Cwd).Select(SkillsOf)] });
        return ValueTask.CompletedTask;
    }

    private SkillsListEntry SkillsOf(string cwd)
    {
        var found = daemon.Skills.Find(cwd, SettingsOf(cwd));
        return new SkillsListEntry
        {
            Cwd = cwd,
            Skills = [.. found.Skills.Select(ToWire)],
            Errors = [.. found.Problems.Select(problem => new SkillErrorInfo { Path = problem.Path, Message = problem.Message })],
        };
    }

    private SkillSettings SettingsOf(string? cwd) => daemon.Config.Load(cwd).Effective?.Skills ?? new SkillSettings();

    private static SkillMetadata ToWire(Skill skill) => new()
    {
        Name = skill.Name,
        Description = skill.Description,
        ShortDescription = skill.ShortDescription,
        Path = skill.Path,
        Enabled = skill.IsEnabled,
        PluginId = skill.PluginId,
        Scope = skill.Scope switch
        {
            Core.Skills.SkillScope.Repository => Protocol.V2.Skills.SkillScope.Repo,
            Core.Skills.SkillScope.System => Protocol.V2.Skills.SkillScope.System,
            _ => Protocol.V2.Skills.SkillScope.User,
        },
    };

    /// <summary>A skill is on unless the user's file says otherwise: turning one on removes its line, turning one off adds it.</summary>
    private async ValueTask SwitchAsync(Request<RawJson> request, SkillsConfigWriteParams p)
    {
        if (p.Name is null == p.Path is null)
        {
            throw new RpcException(ErrorCodes.InvalidParams, "skills/config/write requires exactly one of path or name");
        }

        var wanted = new SkillSwitch(p.Path?.Value, p.Name, Enabled: false);
        var others = SettingsOf(null).Switches.Where(one => (one.Path, one.Name) != (wanted.Path, wanted.Name));
        var switches = p.Enabled ? others.ToList() : [.. others, wanted];
        var edit = new ConfigEdit("skills.config", Json(switches), MergeStrategy.Replace);
        switch (await daemon.Config.WriteAsync(new ConfigWriteRequest { Edits = [edit] }, request.Cancelled))
        {
            case ConfigWriteOutcome.Refused refused:
                throw new RpcException(ErrorCodes.InternalError, $"failed to update skill settings: {refused.Message}");
            case ConfigWriteOutcome.Failed failed:
                throw new RpcException(ErrorCodes.InternalError, $"failed to update skill settings: {failed.Failure.Message}");
        }

        daemon.ReloadThreads();
        TellChanged();
        request.Respond(RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("effectiveEnabled"u8, p.Enabled);
            writer.WriteEndObject();
        }));
    }

    private ValueTask SetRoots(Request<EmptyResponse> request, SkillsExtraRootsSetParams p)
    {
        daemon.Skills.ExtraRoots = [.. p.ExtraRoots.Select(root => root.Value)];
        TellChanged();
        request.Respond(new EmptyResponse());
        return ValueTask.CompletedTask;
    }

    private void TellChanged() => daemon.Clients.Notify(
        ServerNotificationMethods.SkillsChanged, new SkillsChangedNotification(), WireJson.SkillsChangedNotification);

    /// <summary>JSON null for none, which removes the key.</summary>
    private static JsonElement Json(List<SkillSwitch> switches)
    {
        var text = RawDocument.Of(writer =>
        {
            if (switches.Count == 0)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartArray();
            foreach (var one in switches)
            {
                writer.WriteStartObject();
                writer.WriteString(one.Path is null ? "name"u8 : "path"u8, one.Path ?? one.Name);
                writer.WriteBoolean("enabled"u8, one.Enabled);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        using var document = JsonDocument.Parse(text.Utf8);
        return document.RootElement.Clone();
    }
}
