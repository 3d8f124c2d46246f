using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Daemon.AppServer.Submissions;

/// <summary>The JSON Schema of the SQ/EQ protocol: what <see cref="SubmissionReader"/> takes and <see cref="SubmissionEvents"/> writes.</summary>
internal static class SubmissionSchema
{
    private const string Text = """{"type":"string"}""";
    private const string TextOrNull = """{"type":["string","null"]}""";
    private const string Flag = """{"type":"boolean"}""";
    private const string Words = """{"type":"array","items":{"type":"string"}}""";
    private const string Changes = """{"type":"object","additionalProperties":{"$ref":"#/$defs/FileChange"}}""";

    private static readonly Variant[] Ops =
    [
        new("configure_session", new("model", Text), new("instructions", TextOrNull, false), new("approval_policy", Ref("ApprovalPolicy"), false), new("sandbox_policy", Ref("SandboxPolicy")), new("disable_response_storage", Flag, false)),
        new("user_input", new Member("items", """{"type":"array","items":{"$ref":"#/$defs/InputItem"}}""")),
        new("interrupt"),
        new("exec_approval", new("id", Text), new("decision", Ref("Decision"), false)),
        new("patch_approval", new("id", Text), new("decision", Ref("Decision"), false)),
    ];

    private static readonly Variant[] Events =
    [
        new("error", new Member("message", Text)),
        new("task_started"),
        new("task_complete"),
        new("agent_message", new Member("message", Text)),
        new("session_configured", new Member("model", Text)),
        new("exec_command_begin", new("call_id", Text), new("command", Words), new("cwd", Text)),
        new("exec_command_end", new("call_id", Text), new("stdout", Text), new("stderr", Text), new("exit_code", """{"type":"integer"}""")),
        new("exec_approval_request", new("command", Words), new("cwd", Text), new("reason", Text, false)),
        new("apply_patch_approval_request", new("changes", Changes), new("reason", Text, false), new("grant_root", Text, false)),
        new("background_event", new Member("message", Text)),
        new("patch_apply_begin", new("call_id", Text), new("auto_approved", Flag), new("changes", Changes)),
        new("patch_apply_end", new("call_id", Text), new("stdout", Text), new("stderr", Text), new("success", Flag)),
    ];

    private static readonly Variant[] InputItems =
    [
        new("text", new Member("text", Text)),
        new("image", new Member("image_url", Text)),
        new("local_image", new Member("path", Text)),
    ];

    /// <summary>The document, indented, with a line feed at its end.</summary>
    public static string Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "The SQ/EQ protocol: submissions in, events out");
            json.WriteStartObject("$defs");
            Envelope(json, "Submission", "op", "Op");
            Envelope(json, "Event", "msg", "EventMsg");
            Union(json, "Op", Ops);
            Union(json, "EventMsg", Events);
            Union(json, "InputItem", InputItems);
            Names(json, "ApprovalPolicy", "unless-allow-listed", "auto-edit", "on-failure", "never");
            Names(json, "Decision", "approved", "approved_for_session", "denied", "abort");
            Define(json, "SandboxPolicy", """{"type":"object","required":["permissions"],"properties":{"permissions":{"type":"array","items":{"$ref":"#/$defs/SandboxPermission"}}}}""");
            Define(json, "SandboxPermission", """
                {"oneOf":[
                  {"enum":["disk-full-read-access","disk-write-platform-user-temp-folder","disk-write-platform-global-temp-folder","disk-write-cwd","disk-full-write-access","network-full-access"]},
                  {"type":"object","required":["disk-write-folder"],"properties":{"disk-write-folder":{"type":"object","required":["folder"],"properties":{"folder":{"type":"string"}}}}}]}
                """);
            Define(json, "FileChange", """
                {"oneOf":[
                  {"type":"object","required":["add"],"properties":{"add":{"type":"object","required":["content"],"properties":{"content":{"type":"string"}}}}},
                  {"enum":["delete"]},
                  {"type":"object","required":["update"],"properties":{"update":{"type":"object","required":["unified_diff","move_path"],"properties":{"unified_diff":{"type":"string"},"move_path":{"type":["string","null"]}}}}}]}
                """);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static string Ref(string name) => $$"""{"$ref":"#/$defs/{{name}}"}""";

    private static void Define(Utf8JsonWriter json, string name, string schema)
    {
        json.WritePropertyName(name);
        WriteRaw(json, schema);
    }

    /// <summary>Through a parsed value: a raw one would keep its own line breaks.</summary>
    private static void WriteRaw(Utf8JsonWriter json, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        document.RootElement.WriteTo(json);
    }

    private static void Envelope(Utf8JsonWriter json, string name, string member, string payload) =>
        Define(json, name, $$"""
            { "type": "object", "required": ["id", "{{member}}"], "properties": { "id": {{Text}}, "{{member}}": {{Ref(payload)}} } }
            """);

    private static void Names(Utf8JsonWriter json, string name, params string[] names) =>
        Define(json, name, $$"""{"enum":[{{string.Join(',', names.Select(n => $"\"{n}\""))}}]}""");

    private static void Union(Utf8JsonWriter json, string name, Variant[] variants)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("oneOf");
        foreach (var variant in variants)
        {
            json.WriteStartObject();
            json.WriteString("title", variant.Type);
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            json.WriteStringValue("type");
            foreach (var member in variant.Members.Where(member => member.Required))
            {
                json.WriteStringValue(member.Name);
            }

            json.WriteEndArray();
            json.WriteStartObject("properties");
            Define(json, "type", $$"""{"const":"{{variant.Type}}"}""");
            foreach (var member in variant.Members)
            {
                Define(json, member.Name, member.Schema);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="Schema">JSON.</param>
    private sealed record Member(string Name, string Schema, bool Required = true);

    private sealed record Variant(string Type, params Member[] Members);
}
