using System.Text.Json;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.AppServer.Submissions;

/// <summary>Reads submissions of the SQ/EQ protocol. Members that it does not know are passed over.</summary>
internal static class SubmissionReader
{
    /// <summary>The submission's id, if it has one: an error about it carries the id.</summary>
    public static string? IdOf(JsonElement submission)
    {
        try
        {
            return submission.ValueKind == JsonValueKind.Object && submission.TryGetProperty("id", out var id) ? JsonText.Read(id, "id") : null;
        }
        catch (SubmissionException)
        {
            return null;
        }
    }

    /// <exception cref="SubmissionException">It is malformed.</exception>
    public static ClientSubmission Read(JsonElement submission)
    {
        var id = Text(submission, "id");
        var op = Member(submission, "op");
        return new ClientSubmission(id, Text(op, "type") switch
        {
            "configure_session" => Configure(op),
            "user_input" => new ClientOp.UserInput(Items(op)),
            "interrupt" => new ClientOp.Interrupt(),
            "exec_approval" => new ClientOp.Approval(ApprovalKind.Exec, Text(op, "id"), Decision(op)),
            "patch_approval" => new ClientOp.Approval(ApprovalKind.Patch, Text(op, "id"), Decision(op)),
            var type => throw new SubmissionException(
                $"unknown op type `{type}`, expected one of `configure_session`, `user_input`, `interrupt`, `exec_approval`, `patch_approval`"),
        });
    }

    private static ClientOp.ConfigureSession Configure(JsonElement op)
    {
        var instructions = Optional(op, "instructions");
        if (Optional(op, "disable_response_storage") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } storage)
        {
            // Taken and without effect otherwise: responses are never stored at the provider.
            throw new SubmissionException($"`disable_response_storage` must be true or false, not {JsonText.Excerpt(storage)}");
        }

        return new ClientOp.ConfigureSession(
            Text(op, "model"),
            instructions is { } text ? JsonText.Read(text, "instructions") : null,
            Policy(op),
            SandboxPermissions.Read(Member(op, "sandbox_policy")));
    }

    private static ApprovalPolicy Policy(JsonElement op) => Optional(op, "approval_policy") is not { } policy
        ? new ApprovalPolicy.UnlessAllowListed()
        : JsonText.Read(policy, "approval_policy") switch
        {
            "unless-allow-listed" => new ApprovalPolicy.UnlessAllowListed(),
            "auto-edit" => new ApprovalPolicy.AutoEdit(),
            "on-failure" => new ApprovalPolicy.OnFailure(),
            "never" => new ApprovalPolicy.Never(),
            var name => throw new SubmissionException(
                $"unknown approval_policy `{name}`, expected one of `unless-allow-listed`, `auto-edit`, `on-failure`, `never`"),
        };

    private static IReadOnlyList<UserInput> Items(JsonElement op)
    {
        var items = Member(op, "items");
        return items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(Item)]
            : throw new SubmissionException($"`items` must be an array, not {JsonText.Excerpt(items)}");
    }

    private static UserInput Item(JsonElement item) => Text(item, "type") switch
    {
        "text" => new UserInput.PlainText(Text(item, "text")),
        "image" => new UserInput.Image(Text(item, "image_url")),
        "local_image" => new UserInput.LocalImage(Text(item, "path")),
        var type => throw new SubmissionException($"unknown input item type `{type}`, expected one of `text`, `image`, `local_image`"),
    };

    /// <summary>An absent decision refuses.</summary>
    private static ReviewDecision Decision(JsonElement op) => Optional(op, "decision") is not { } decision
        ? new ReviewDecision.Denied()
        : JsonText.Read(decision, "decision") switch
        {
            "approved" => new ReviewDecision.Approved(),
            "approved_for_session" => new ReviewDecision.ApprovedForSession(),
            "denied" => new ReviewDecision.Denied(),
            "abort" => new ReviewDecision.Abort(),
            var name => throw new SubmissionException(
                $"unknown decision `{name}`, expected one of `approved`, `approved_for_session`, `denied`, `abort`"),
        };

    private static string Text(JsonElement owner, string name) => JsonText.Read(Member(owner, name), name);

    private static JsonElement Member(JsonElement owner, string name) => owner.ValueKind != JsonValueKind.Object
        ? throw new SubmissionException($"expected an object with `{name}`, not {JsonText.Excerpt(owner)}")
        : owner.TryGetProperty(name, out var member) ? member : throw new SubmissionException($"missing field `{name}`");

    /// <summary>Null when absent or null.</summary>
    private static JsonElement? Optional(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
