using System.Globalization;
using System.Text;
using Daemon.AppServer.Dispatch;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/attachment/*</c> and <c>thread/attachmentOwner/list</c>: what a client ties to threads, by type and key.</summary>
internal sealed class ThreadAttachmentProcessor(DaemonState daemon) : IProcessor
{
    /// <summary>In bytes of UTF-8, each for type and key.</summary>
    private const int MaxName = 256;

    /// <summary>In bytes of JSON.</summary>
    private const int MaxPayload = 64 * 1024;

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadAttachmentAdd, WireJson.ThreadAttachmentAddParams, WireJson.ThreadAttachmentAddResponse, Add, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadAttachmentList,
            WireJson.ThreadAttachmentListParams,
            WireJson.ThreadAttachmentListResponse,
            List,
            p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadAttachmentRemove, WireJson.ThreadAttachmentRemoveParams, WireJson.EmptyResponse, Remove, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadAttachmentOwnerList,
            WireJson.ThreadAttachmentOwnerListParams,
            WireJson.ThreadAttachmentOwnerListResponse,
            ListOwners);
    }

    private ValueTask Add(Request<ThreadAttachmentAddResponse> request, ThreadAttachmentAddParams p)
    {
        CheckName(p.AttachmentType, "attachmentType");
        CheckName(p.IdentityKey, "identityKey");
        if (p.Payload.Utf8.Length > MaxPayload)
        {
            throw Refusal(string.Create(CultureInfo.InvariantCulture, $"attachment payload must not exceed {MaxPayload} bytes"));
        }

        RequireStored(p.ThreadId);
        var now = daemon.Clock.GetUtcNow();
        var added = new StoredAttachment(
            Guid.CreateVersion7(now).ToString(), p.AttachmentType, p.IdentityKey, p.Payload.Utf8, now.ToUnixTimeSeconds());
        var kept = added;
        daemon.Annotations.Update(p.ThreadId, before =>
        {
            kept = Find(before, p.AttachmentType, p.IdentityKey) ?? added;
            return kept == added ? before with { Attachments = [.. before.Attachments, added] } : before;
        });
        request.Respond(new ThreadAttachmentAddResponse
        {
            Outcome = kept == added ? ThreadAttachmentAddOutcome.Created : ThreadAttachmentAddOutcome.Existing,
            Attachment = ToWire(kept),
        });
        if (kept == added)
        {
            Tell(p.ThreadId, added, ThreadAttachmentOperation.Created);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask List(Request<ThreadAttachmentListResponse> request, ThreadAttachmentListParams p)
    {
        CheckId(p.ThreadId);
        var all = daemon.Annotations.Get(p.ThreadId).Attachments;
        var from = p.Cursor is null ? 0 : 1 + IndexOf(all, p.ThreadId, p.Cursor);
        var page = all.Skip(from).Take(PageLimits.OfList(p.Limit)).ToList();
        request.Respond(new ThreadAttachmentListResponse
        {
            Data = [.. page.Select(ToWire)],
            NextCursor = page.Count > 0 && from + page.Count < all.Count ? Cursor(p.ThreadId, page[^1]) : null,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Remove(Request<EmptyResponse> request, ThreadAttachmentRemoveParams p)
    {
        RequireStored(p.ThreadId);
        StoredAttachment? removed = null;
        daemon.Annotations.Update(p.ThreadId, before =>
        {
            removed = Find(before, p.AttachmentType, p.IdentityKey);
            var left = before.Attachments.Where(attachment => attachment != removed).ToArray();
            return removed is null ? before : before with { Attachments = left.Length == 0 ? [] : left };
        });
        request.Respond(EmptyResponse.Instance);
        if (removed is not null)
        {
            Tell(p.ThreadId, removed, ThreadAttachmentOperation.Deleted);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask ListOwners(Request<ThreadAttachmentOwnerListResponse> request, ThreadAttachmentOwnerListParams p)
    {
        if (p.Cursor is not null && !Guid.TryParseExact(p.Cursor, "D", out _))
        {
            throw Refusal("invalid pagination cursor");
        }

        var owners = daemon.Annotations.Where(annotation => Find(annotation, p.AttachmentType, p.IdentityKey) is not null).Keys
            .Where(id => p.Cursor is null || string.CompareOrdinal(id, p.Cursor) > 0)
            .Select(id => new ThreadAttachmentOwner { ThreadId = id, Archived = daemon.Store.IsArchived(id) })
            .Where(owner => p.Archived is null || owner.Archived == p.Archived)
            .OrderBy(owner => owner.ThreadId, StringComparer.Ordinal)
            .ToList();
        var page = owners.Take(PageLimits.OfList(p.Limit)).ToList();
        request.Respond(new ThreadAttachmentOwnerListResponse
        {
            Data = page,
            NextCursor = page.Count < owners.Count ? page[^1].ThreadId : null,
        });
        return ValueTask.CompletedTask;
    }

    private void RequireStored(string threadId)
    {
        CheckId(threadId);
        if (daemon.Store.FindPath(threadId) is null)
        {
            throw Refusal($"thread not found: {threadId}");
        }
    }

    private void Tell(string threadId, StoredAttachment attachment, ThreadAttachmentOperation operation) => daemon.Clients.Notify(
        ServerNotificationMethods.ThreadAttachmentUpdated,
        new ThreadAttachmentUpdatedNotification
        {
            ThreadId = threadId,
            AttachmentType = attachment.Type,
            IdentityKey = attachment.IdentityKey,
            AttachmentId = attachment.Id,
            Operation = operation,
        },
        WireJson.ThreadAttachmentUpdatedNotification);

    private static StoredAttachment? Find(ThreadAnnotation annotation, string type, string key) =>
        annotation.Attachments.FirstOrDefault(attachment => attachment.Type == type && attachment.IdentityKey == key);

    private static string Cursor(string threadId, StoredAttachment attachment) =>
        string.Create(CultureInfo.InvariantCulture, $"{threadId}|{attachment.CreatedAt}|{attachment.Id}");

    private static int IndexOf(IReadOnlyList<StoredAttachment> all, string threadId, string cursor)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (Cursor(threadId, all[i]) == cursor)
            {
                return i;
            }
        }

        throw Refusal("invalid pagination cursor");
    }

    private static void CheckName(string name, string member)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refusal($"{member} must not be empty");
        }

        if (Encoding.UTF8.GetByteCount(name) > MaxName)
        {
            throw Refusal(string.Create(CultureInfo.InvariantCulture, $"{member} must not exceed {MaxName} bytes"));
        }
    }

    private static void CheckId(string threadId)
    {
        try
        {
            ThreadAccess.CheckId(threadId, "thread");
        }
        catch (RpcException malformed)
        {
            throw Refusal(malformed.Message);
        }
    }

    private static RpcException Refusal(string message) => new(ErrorCodes.InvalidParams, message);

    private static ThreadAttachment ToWire(StoredAttachment attachment) => new()
    {
        Id = attachment.Id,
        AttachmentType = attachment.Type,
        IdentityKey = attachment.IdentityKey,
        Payload = new RawJson(attachment.Payload),
        CreatedAt = attachment.CreatedAt,
    };
}
