using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>A run for a program: one JSON object per line, in the form that the TypeScript SDK reads.</summary>
/// <param name="output">Flushed after each line.</param>
internal sealed class JsonView(Stream output) : IExecView
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private int _nextId;
    private string? _planId;
    private IReadOnlyList<TurnPlanStep> _plan = [];
    private string? _lastError;

    public void ThreadStarted(ThreadFacts thread) => Write("thread.started", writer => writer.WriteString("thread_id", thread.Id));

    public void TurnStarted() => Write("turn.started", static _ => { });

    public void ItemStarted(ThreadItem item)
    {
        if (item is ThreadItem.CommandExecution or ThreadItem.FileChange or ThreadItem.McpToolCall or ThreadItem.WebSearch)
        {
            WriteItem("item.started", IdOf(item.Id), item);
        }
    }

    public void ItemCompleted(ThreadItem item)
    {
        if (JsonItems.IsShown(item))
        {
            WriteItem("item.completed", IdOf(item.Id), item);
        }
    }

    public void PlanUpdated(IReadOnlyList<TurnPlanStep> plan)
    {
        _plan = plan;
        var type = _planId is null ? "item.started" : "item.updated";
        _planId ??= NewId();
        WritePlan(type, _planId);
    }

    public void Warning(string message)
    {
        var id = NewId();
        Write("item.completed", writer => JsonItems.WriteError(writer, id, message));
    }

    public void Error(string message, bool willRetry)
    {
        _lastError = message;
        Write("error", writer => writer.WriteString("message", message));
    }

    public void TurnEnded(Turn turn, TokenUsageBreakdown? usage)
    {
        if (_planId is { } planId)
        {
            WritePlan("item.completed", planId);
            _planId = null;
        }

        if (turn.Status == TurnStatus.Completed)
        {
            Write("turn.completed", writer => JsonItems.WriteUsage(writer, usage));
            return;
        }

        var reason = turn.Error?.Message ?? (turn.Status == TurnStatus.Interrupted ? "turn interrupted" : _lastError ?? "turn failed");
        Write("turn.failed", writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("message", reason);
            writer.WriteEndObject();
        });
    }

    private void WriteItem(string type, string id, ThreadItem item) => Write(type, writer => JsonItems.Write(writer, id, item));

    private void WritePlan(string type, string id) => Write(type, writer => JsonItems.WritePlan(writer, id, _plan));

    /// <summary>Ids count from zero in each process, in the order in which items are first told of.</summary>
    private string IdOf(string wireId) => _ids.TryGetValue(wireId, out var id) ? id : _ids[wireId] = NewId();

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"item_{_nextId++}");

    private void Write(string type, Action<Utf8JsonWriter> members)
    {
        _line.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_line, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            members(writer);
            writer.WriteEndObject();
        }

        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
        output.Flush();
    }
}
