using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.ModelClient.Buffers;
using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Writes the body of <c>POST /responses</c>. History items and tools are copied as the bytes that they are: the cost is that of the
/// bytes, and nothing of a long conversation is parsed again.
/// </summary>
internal static class RequestBodyWriter
{
    /// <summary>Name that the schema of a turn's answer goes by.</summary>
    private const string OutputSchemaName = "codex_output_schema";

    private const int FixedPartBytes = 4096;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The body is no HTML: escaping quotes and non-ASCII text would only make it longer.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Composes the body; the caller owns the result and releases it.</summary>
    /// <param name="asEvent">Whether it goes over a WebSocket, as an event that says what it is.</param>
    public static SharedBody Compose(ModelRequest request, string turnMetadata, bool asEvent = false)
    {
        var body = new SharedBody(EstimateBytes(request));
        try
        {
            using var writer = new Utf8JsonWriter(body, WriterOptions);
            Write(writer, request, turnMetadata, asEvent);
            writer.Flush();
            return body;
        }
        catch
        {
            body.Release();
            throw;
        }
    }

    private static int EstimateBytes(ModelRequest request)
    {
        long bytes = FixedPartBytes + request.Tools.Length;
        foreach (ResponseItem item in request.Input)
        {
            bytes += item.Json.Length + 1;
        }

        return (int)Math.Min(bytes, Array.MaxLength);
    }

    private static void Write(Utf8JsonWriter writer, ModelRequest request, string turnMetadata, bool asEvent)
    {
        writer.WriteStartObject();
        if (asEvent)
        {
            writer.WriteString("type"u8, "response.create"u8);
        }

        writer.WriteString("model"u8, request.Model);
        writer.WriteBoolean("stream"u8, true);
        if (request.ServiceTier is { } tier)
        {
            writer.WriteString("service_tier"u8, tier);
        }

        WriteInput(writer, request.Input);
        writer.WritePropertyName("tools"u8);
        writer.WriteRawValue(request.Tools.IsEmpty ? "[]"u8 : request.Tools.Span, skipInputValidation: true);
        writer.WriteString("tool_choice"u8, "auto"u8);
        writer.WriteBoolean("parallel_tool_calls"u8, request.ParallelToolCalls);
        bool reasons = WriteReasoning(writer, request);
        writer.WriteBoolean("store"u8, false);
        writer.WriteStartArray("include"u8);
        if (reasons)
        {
            writer.WriteStringValue("reasoning.encrypted_content"u8);
        }

        writer.WriteEndArray();
        writer.WriteString("prompt_cache_key"u8, request.Identity.ThreadId);
        WriteText(writer, request);
        WriteClientMetadata(writer, request.Identity, turnMetadata);
        writer.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter writer, IReadOnlyList<ResponseItem> input)
    {
        writer.WriteStartArray("input"u8);
        foreach (ResponseItem item in input)
        {
            writer.WriteRawValue(item.Json.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private static bool WriteReasoning(Utf8JsonWriter writer, ModelRequest request)
    {
        string? summary = request.ReasoningSummary is "none" ? null : request.ReasoningSummary;
        if (request.ReasoningEffort is null && summary is null)
        {
            return false;
        }

        writer.WriteStartObject("reasoning"u8);
        if (request.ReasoningEffort is { } effort)
        {
            writer.WriteString("effort"u8, effort);
        }

        if (summary is not null)
        {
            writer.WriteString("summary"u8, summary);
        }

        writer.WriteEndObject();
        return true;
    }

    private static void WriteText(Utf8JsonWriter writer, ModelRequest request)
    {
        if (request.Verbosity is null && request.OutputSchema is null)
        {
            return;
        }

        writer.WriteStartObject("text"u8);
        if (request.Verbosity is { } verbosity)
        {
            writer.WriteString("verbosity"u8, verbosity);
        }

        if (request.OutputSchema is { } schema)
        {
            writer.WriteStartObject("format"u8);
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WriteBoolean("strict"u8, true);
            writer.WritePropertyName("schema"u8);
            writer.WriteRawValue(schema.Span, skipInputValidation: true);
            writer.WriteString("name"u8, OutputSchemaName);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteClientMetadata(Utf8JsonWriter writer, RequestIdentity identity, string turnMetadata)
    {
        writer.WriteStartObject("client_metadata"u8);
        writer.WriteString("x-codex-installation-id"u8, identity.InstallationId);
        writer.WriteString("session_id"u8, identity.SessionId);
        writer.WriteString("thread_id"u8, identity.ThreadId);
        writer.WriteString("turn_id"u8, identity.TurnId);
        writer.WriteString("root_turn_id"u8, identity.RootTurnId ?? identity.TurnId);
        if (identity.ParentThreadId is { } parent)
        {
            writer.WriteString("x-codex-parent-thread-id"u8, parent);
        }

        if (identity.Subagent is { } subagent)
        {
            writer.WriteString("x-openai-subagent"u8, subagent);
        }

        writer.WriteString("x-codex-window-id"u8, TurnMetadata.WindowId(identity));
        writer.WriteString("x-codex-turn-metadata"u8, turnMetadata);
        writer.WriteEndObject();
    }
}
