using System.Text;
using System.Text.Json;
using Daemon.Core.Approvals;
using Daemon.Core.Commands;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Patches;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Core.Network;
using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Exec;

/// <summary>exec_command: runs a shell command, asking first where the approval policy says so.</summary>
internal sealed class ExecCommandTool(TurnContext context) : FunctionTool(context)
{
    private const int DefaultYieldMs = 10_000;
    private const int MinYieldMs = 250;
    private const int MaxYieldMs = 30_000;

    public override HookedCall? ForHooks(ResponseItem call) =>
        CallArguments.TryParse(call, out var arguments, out _) && arguments.TryGetProperty("cmd", out var command) && command.ValueKind == JsonValueKind.String
            ? Hooked(command.GetString()!, description: null)
            : null;

    public override ResponseItem WithInput(ResponseItem call, ReadOnlyMemory<byte> input)
    {
        if (!CallArguments.TryParse(call, out var arguments, out var problem))
        {
            throw new ArgumentFault(problem);
        }

        var replaced = CallArguments.Replace(arguments, "cmd", CallArguments.TextOf(input, "command"));
        return CallArguments.With(call, "arguments", Encoding.UTF8.GetString(replaced));
    }

    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var request = ExecRequest.Parse(arguments, Context);
        if (PatchInvocation.Match(request.Argv) is { } patch)
        {
            var folder = patch.Directory is null ? request.Cwd : Path.GetFullPath(patch.Directory, request.Cwd);
            var applied = await new PatchRunner(Context).RunAsync(call, patch.Patch, folder, PatchOutput.ForCommand, cancelled);
            // Hooks were shown a command, and none has run.
            return applied with { Succeeded = false };
        }

        var verdict = CommandJudge.Judge(request, Context);
        var item = new TurnItem.CommandExecution(
            call.CallId ?? "", request.Argv, request.Cwd, CommandSource.Agent, ItemStatus.InProgress, CommandActionParser.Parse(request.Argv, request.Cwd));
        var told = false;
        if (verdict is CommandVerdict.Refuse refuse)
        {
            return Text(call, refuse.Output);
        }

        if (verdict is CommandVerdict.Ask ask)
        {
            var hooked = Hooked(request.Argv[^1], request.Justification);
            var answer = await new ApprovalGate(Context).AskForCommandAsync(item, ask, hooked, cancelled);
            told = answer.ItemTold;
            if (answer.Refusal is { } refusal)
            {
                return new ToolResult(ResponseItems.CallOutput(call, refusal), answer.StopTurn);
            }
        }

        var outside = verdict.OutsideSandbox || Context.Settings.Permissions.Profile is PermissionProfile.Disabled;
        var (result, ended) = await StartAsync(call, request, item, told, outside, cancelled);
        return ended is { ExitCode: not 0, KillReason: null } && !outside && Context.Settings.ApprovalPolicy is ApprovalPolicy.OnFailure
            ? await RetryOutsideAsync(call, request, item, ended.ExitCode, result, cancelled)
            : result;
    }

    /// <summary>Offers a command that failed in the sandbox for a run outside of it, as a call of its own.</summary>
    private async Task<ToolResult> RetryOutsideAsync(
        ResponseItem call, ExecRequest request, TurnItem.CommandExecution failed, int exitCode, ToolResult failure, CancellationToken cancelled)
    {
        var item = failed with { Id = $"{failed.Id}-outside" };
        var approved = Context.Approvals.HasCommand(request.Argv, request.Cwd, outside: true);
        if (!approved)
        {
            var ask = new CommandVerdict.Ask($"it failed in the sandbox (exit code {exitCode}); run it again outside of it?", Amendment: null, Outside: true);
            var answer = await new ApprovalGate(Context).AskForCommandAsync(item, ask, Hooked(request.Argv[^1], request.Justification), cancelled);
            if (answer.Refusal is not null)
            {
                return failure with { StopTurn = answer.StopTurn };
            }
        }

        return (await StartAsync(call, request, item, told: !approved, outside: true, cancelled)).Result;
    }

    /// <returns>What the model reads, and the command when it has ended by then.</returns>
    private async Task<(ToolResult Result, ExecSession? Ended)> StartAsync(
        ResponseItem call, ExecRequest request, TurnItem.CommandExecution item, bool told, bool outside, CancellationToken cancelled)
    {
        var profile = outside ? new PermissionProfile.Disabled() : Confinement(request);
        var begun = Context.Ports.Clock.GetTimestamp();
        ExecSession session;
        try
        {
            var start = new ExecStart(
                Context.Turn.SubmissionId,
                Context.Turn.Id,
                item,
                told,
                profile,
                Context.Settings.AllWorkspaceRoots(),
                Context.CommandEnvironment(call.CallId ?? "", profile),
                request.Terminal)
            {
                OpenNetwork = ConfiguredNetwork.RulesOf(profile) is { } rules ? session => OpenNetwork(rules, session) : null,
                HidesEarlyDenial = !told && profile is PermissionProfile.Managed && Context.Surface == SessionSurface.Threads
                    && !Context.Config.Features.IsEnabled("sandbox_denial_log"),
                SeparateStreams = Context.Surface == SessionSurface.Submissions,
            };
            session = await Context.Exec.StartAsync(start, cancelled);
        }
        catch (CommandStartException failure)
        {
            if (told)
            {
                TellFailed(item);
            }

            return (Text(call, ExecFailure.StartFailed(failure)), null);
        }

        await WaitAsync(session, request.YieldTime, cancelled);
        var text = session is { NetworkRefusal: { } refusal, Finished.IsCompleted: true }
            ? NetworkRefusal.Output(refusal)
            : ExecResult.Take(Context, session, begun, request.MaxOutputTokens);
        var output = ResponseItems.CallOutput(call, text);
        var result = session.Finished.IsCompleted && Context.Hooks.ListenToResults
            ? new ToolResult(output, Succeeded: true, HookResponse: CallArguments.JsonText(session.AggregatedOutput() ?? ""))
            : new ToolResult(output);
        return (result, session.Finished.IsCompleted ? session : null);
    }

    /// <summary>Commands have one name for hooks, whatever tool runs them.</summary>
    private static HookedCall Hooked(string command, string? description) => new(
        ["Bash"],
        description is null ? CallArguments.Object(("command", command)) : CallArguments.Object(("command", command), ("description", description)),
        $"Command: {command}");

    /// <summary>The turn's profile with what was granted beside it, and the network rules as they are configured now.</summary>
    private PermissionProfile Confinement(ExecRequest request)
    {
        var granted = GrantedProfile.Apply(Context.EffectiveProfile, request.Additional ?? AdditionalPermissions.None);
        return ConfiguredNetwork.Apply(Context.Settings.Permissions with { Profile = granted }, Context.Config);
    }

    /// <summary>The command's way out. What is denied to it ends it: the model is to learn the reason, and not how the tool took it.</summary>
    private ICommandProxy OpenNetwork(NetworkRules rules, ExecSession session) => Context.Network.Open(
        rules,
        Context.Config.RuleFolders,
        new CommandScope
        {
            ExecutionId = session.Item.Id,
            Approver = NetworkApprover.MayAsk(Context.Settings.ApprovalPolicy) ? new NetworkApprover(Context) : null,
            Blocked = blocked => session.RefuseNetwork(NetworkRefusal.Reason(blocked)),
        });

    /// <summary>Waits for the end or the yield time. An interrupt ends the command, and its item with it.</summary>
    private async Task WaitAsync(ExecSession session, TimeSpan yieldTime, CancellationToken cancelled)
    {
        try
        {
            // What still runs then goes on in the background.
            await Context.OutsideQuestions.WaitAsync(session.Finished, yieldTime, Context.Ports.Clock, cancelled);
        }
        catch (OperationCanceledException)
        {
            session.Kill("interrupted");
            await session.Finished;
            throw;
        }
    }

    private void TellFailed(TurnItem.CommandExecution item)
    {
        var now = Context.NowMs;
        Context.Tell(new Protocol.SubmissionQueue.EventMsg.ItemCompleted(Context.Turn.Id, item with { Status = ItemStatus.Failed }, now, now));
    }

    /// <summary>The arguments of a call, checked and completed.</summary>
    internal sealed record ExecRequest(
        IReadOnlyList<string> Argv,
        string Cwd,
        bool Terminal,
        TimeSpan YieldTime,
        int MaxOutputTokens,
        bool Escalated,
        string? Justification,
        IReadOnlyList<string>? PrefixRule,
        AdditionalPermissions? Additional)
    {
        private const string WithAdditional = "with_additional_permissions";

        public static ExecRequest Parse(JsonElement arguments, TurnContext context)
        {
            var command = arguments.RequiredString("cmd");
            var shell = arguments.OptionalString("shell") is { Length: > 0 } asked ? ShellPath.Resolve(asked, context.Ports.Environment) : context.Ports.Shell;
            var login = arguments.OptionalBoolean("login");
            if (login == true && !context.Config.AllowLoginShell)
            {
                throw new ArgumentFault("login shell is disabled by config; omit `login` or set it to false.");
            }

            var permissions = arguments.OptionalString("sandbox_permissions");
            var mayAdd = context.Config.Features.IsEnabled("exec_permission_approvals");
            if (permissions is not (null or "use_default" or "require_escalated") && !(mayAdd && permissions == WithAdditional))
            {
                throw new ArgumentFault(
                    $"failed to parse function arguments: unknown variant `{permissions}`, expected `use_default` or `require_escalated`");
            }

            var cwd = Path.GetFullPath(arguments.OptionalString("workdir") is { Length: > 0 } workdir ? workdir : ".", context.Settings.Cwd);
            var additional = mayAdd && permissions != "require_escalated" ? RequestedPermissions.Read(arguments, "additional_permissions", cwd) : null;
            if (permissions == WithAdditional && additional is not { IsEmpty: false })
            {
                throw new ArgumentFault(
                    "missing `additional_permissions`; provide at least one of `network` or `file_system` when using `with_additional_permissions`");
            }

            var yieldMs = Math.Clamp(arguments.OptionalInteger("yield_time_ms") ?? DefaultYieldMs, MinYieldMs, MaxYieldMs);
            return new ExecRequest(
                [shell, (login ?? context.Config.AllowLoginShell) ? "-lc" : "-c", command],
                cwd,
                arguments.OptionalBoolean("tty") ?? false,
                TimeSpan.FromMilliseconds(yieldMs),
                (int)Math.Min(int.MaxValue, arguments.OptionalInteger("max_output_tokens") ?? ExecResult.DefaultMaxTokens),
                permissions == "require_escalated",
                arguments.OptionalString("justification"),
                arguments.OptionalStrings("prefix_rule"),
                additional is { IsEmpty: false } ? additional : null);
        }
    }
}
