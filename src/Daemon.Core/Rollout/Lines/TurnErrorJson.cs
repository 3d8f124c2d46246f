using System.Text.Json;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The <c>error</c> of a <c>task_complete</c>: message and class, the class in snake_case.</summary>
internal static class TurnErrorJson
{
    private static readonly (TurnErrorKind Kind, string Name)[] Names =
    [
        (TurnErrorKind.ContextWindowExceeded, "context_window_exceeded"),
        (TurnErrorKind.UsageLimitExceeded, "usage_limit_exceeded"),
        (TurnErrorKind.RateLimitExceeded, "rate_limit_exceeded"),
        (TurnErrorKind.ServerOverloaded, "server_overloaded"),
        (TurnErrorKind.ModelNotFound, "model_not_found"),
        (TurnErrorKind.CyberPolicy, "cyber_policy"),
        (TurnErrorKind.InternalServerError, "internal_server_error"),
        (TurnErrorKind.Unauthorized, "unauthorized"),
        (TurnErrorKind.BadRequest, "bad_request"),
        (TurnErrorKind.SandboxError, "sandbox_error"),
        (TurnErrorKind.HttpConnectionFailed, "http_connection_failed"),
        (TurnErrorKind.ResponseStreamConnectionFailed, "response_stream_connection_failed"),
        (TurnErrorKind.ResponseStreamDisconnected, "response_stream_disconnected"),
        (TurnErrorKind.ResponseTooManyFailedAttempts, "response_too_many_failed_attempts"),
        (TurnErrorKind.Other, "other"),
    ];

    public static void Write(Utf8JsonWriter json, TurnError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        json.WritePropertyName("codex_error_info"u8);
        var name = NameOf(error.Kind);
        if (CarriesStatus(error.Kind))
        {
            json.WriteStartObject();
            json.WriteStartObject(name);
            if (error.HttpStatus is { } status)
            {
                json.WriteNumber("http_status_code"u8, status);
            }
            else
            {
                json.WriteNull("http_status_code"u8);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
        else
        {
            json.WriteStringValue(name);
        }

        json.WriteEndObject();
    }

    /// <summary>Null when <paramref name="error"/> is no object; an unknown class is <see cref="TurnErrorKind.Other"/>.</summary>
    public static TurnError? Read(JsonElement? error)
    {
        if (error is not { ValueKind: JsonValueKind.Object } element)
        {
            return null;
        }

        var message = element.String("message") ?? "";
        switch (element.Get("codex_error_info"))
        {
            case { ValueKind: JsonValueKind.String } name:
                return new TurnError(message, KindOf(name.GetString()));
            case { ValueKind: JsonValueKind.Object } tagged:
                foreach (var member in tagged.EnumerateObject())
                {
                    return new TurnError(message, KindOf(member.Name), (int?)member.Value.Int64("http_status_code"));
                }

                break;
        }

        return new TurnError(message, TurnErrorKind.Other);
    }

    private static bool CarriesStatus(TurnErrorKind kind) => kind is TurnErrorKind.HttpConnectionFailed
        or TurnErrorKind.ResponseStreamConnectionFailed or TurnErrorKind.ResponseStreamDisconnected
        or TurnErrorKind.ResponseTooManyFailedAttempts;

    private static string NameOf(TurnErrorKind kind)
    {
        foreach (var (known, name) in Names)
        {
            if (known == kind)
            {
                return name;
            }
        }

        return "other";
    }

    private static TurnErrorKind KindOf(string? name)
    {
        foreach (var (kind, known) in Names)
        {
            if (known == name)
            {
                return kind;
            }
        }

        return TurnErrorKind.Other;
    }
}
