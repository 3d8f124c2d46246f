using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Turns;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Hooks;

/// <summary>The hooks of a turn, event by event. Without hooks of an event nothing is written and nothing is awaited.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class TurnHooks(TurnContext context)
{
    private readonly HookRunner _runner = new(context.Config.Hooks, context.Ports, context.Journal, context.DetachedHooks);

    /// <summary>The one kind of agent that there is; matchers are compared with it.</summary>
    private const string AgentType = "default";

    private bool IsAgent => context.Place.ParentThreadId is not null;

    private CancellationToken Cancelled => context.Turn.Cancelled;

    private HookScene Scene => new(context.ThreadId, context.Turn.Id, context.Turn.SubmissionId, context.Journal.Path, context.Settings);

    /// <summary>Whether calls need be described to hooks at all.</summary>
    public bool ListenToCalls => _runner.Listens(HookEvent.PreToolUse) || _runner.Listens(HookEvent.PostToolUse);

    public bool ListenToResults => _runner.Listens(HookEvent.PostToolUse);

    /// <summary>An agent's beginning is an event of its own.</summary>
    public Task<HookVerdict> SessionStartAsync(string source) => IsAgent
        ? RunAsync(HookEvent.SubagentStart, WriteAgent, null, AgentType)
        : RunAsync(HookEvent.SessionStart, writer => writer.WriteString("source"u8, source), null, source);

    public Task<HookVerdict> UserPromptSubmitAsync(string prompt) =>
        RunAsync(HookEvent.UserPromptSubmit, writer => writer.WriteString("prompt"u8, prompt), null);

    public Task<HookVerdict> PreToolUseAsync(HookedCall call, string callId) => RunAsync(
        HookEvent.PreToolUse,
        writer =>
        {
            WriteCall(writer, call);
            writer.WriteString("tool_use_id"u8, callId);
        },
        callId,
        call.Names);

    public Task<HookVerdict> PermissionRequestAsync(HookedCall call, string callId) =>
        RunAsync(HookEvent.PermissionRequest, writer => WriteCall(writer, call), callId, call.Names);

    /// <param name="response">What the tool gave, as JSON.</param>
    public Task<HookVerdict> PostToolUseAsync(HookedCall call, string callId, ReadOnlyMemory<byte> response) => RunAsync(
        HookEvent.PostToolUse,
        writer =>
        {
            WriteCall(writer, call);
            writer.WritePropertyName("tool_response"u8);
            writer.WriteRawValue(response.Span);
            writer.WriteString("tool_use_id"u8, callId);
        },
        callId,
        call.Names);

    /// <param name="active">Whether the turn goes on already because such a hook wanted it to.</param>
    public Task<HookVerdict> StopAsync(bool active, string? lastMessage) => RunAsync(
        IsAgent ? HookEvent.SubagentStop : HookEvent.Stop,
        writer =>
        {
            if (IsAgent)
            {
                WriteAgent(writer);
                writer.WriteString("agent_transcript_path"u8, context.Journal.Path);
            }

            writer.WriteBoolean("stop_hook_active"u8, active);
            writer.WriteString("last_assistant_message"u8, lastMessage);
        },
        null,
        IsAgent ? [AgentType] : []);

    /// <param name="trigger"><c>manual</c> or <c>auto</c>.</param>
    public Task<HookVerdict> CompactAsync(HookEvent value, string trigger) =>
        RunAsync(value, writer => writer.WriteString("trigger"u8, trigger), null, trigger);

    public Task<HookVerdict> PreModelRequestAsync() => RunAsync(HookEvent.PreModelRequest, static _ => { }, null);

    /// <param name="error">Null when the response was complete.</param>
    public Task<HookVerdict> PostModelRequestAsync(string? error) => RunAsync(
        HookEvent.PostModelRequest,
        writer =>
        {
            writer.WriteString("status"u8, error is null ? "completed"u8 : "failed"u8);
            writer.WriteString("error"u8, error);
            WriteUsage(writer, error is null ? context.Usage.Last : null);
        },
        null);

    /// <summary>The turn was interrupted; that no longer stops these hooks.</summary>
    public Task<HookVerdict> InterruptAsync() => _runner.Listens(HookEvent.Interrupt)
        ? _runner.RunAsync(HookEvent.Interrupt, Scene, Scene.Input(HookEvent.Interrupt, static _ => { }), null, [], CancellationToken.None)
        : Task.FromResult(HookVerdict.None);

    /// <summary>Adds what hooks tell the model, one message each.</summary>
    public static IEnumerable<ResponseItem> Messages(HookVerdict verdict) =>
        verdict.Contexts.Select(text => ResponseItems.TextMessage("developer", text));

    private Task<HookVerdict> RunAsync(HookEvent value, Action<Utf8JsonWriter> details, string? callId, params string[] subject)
    {
        if (!_runner.Listens(value))
        {
            return Task.FromResult(HookVerdict.None);
        }

        var scene = Scene;
        return _runner.RunAsync(value, scene, scene.Input(value, details), callId, subject, Cancelled);
    }

    private void WriteAgent(Utf8JsonWriter writer)
    {
        writer.WriteString("agent_id"u8, context.ThreadId);
        writer.WriteString("agent_type"u8, AgentType);
    }

    private static void WriteCall(Utf8JsonWriter writer, HookedCall call)
    {
        writer.WriteString("tool_name"u8, call.Name);
        writer.WritePropertyName("tool_input"u8);
        writer.WriteRawValue(call.Input.Span);
    }

    private static void WriteUsage(Utf8JsonWriter writer, TokenUsage? usage)
    {
        if (usage is not { } tokens)
        {
            writer.WriteNull("token_usage"u8);
            return;
        }

        writer.WriteStartObject("token_usage"u8);
        writer.WriteNumber("input_tokens"u8, tokens.Input);
        writer.WriteNumber("cached_input_tokens"u8, tokens.CachedInput);
        writer.WriteNumber("cache_write_input_tokens"u8, tokens.CacheWriteInput);
        writer.WriteNumber("output_tokens"u8, tokens.Output);
        writer.WriteNumber("reasoning_output_tokens"u8, tokens.ReasoningOutput);
        writer.WriteNumber("total_tokens"u8, tokens.Total);
        writer.WriteEndObject();
    }
}
