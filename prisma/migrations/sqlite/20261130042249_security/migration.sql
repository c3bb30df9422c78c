-- AlterTable
ALTER TABLE "Session" ADD COLUMN "device" TEXT;
ALTER TABLE "Session" ADD COLUMN "lastUsedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "mustChangePassword" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SecurityEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "address" TEXT,
    "conferenceId" TEXT,
    "subjectKind" TEXT,
    "subjectId" TEXT,
    "detail" JSONB NOT NULL
);

-- CreateIndex
CREATE INDEX "SecurityEvent_at_id_idx" ON "SecurityEvent"("at", "id");

-- CreateIndex
CREATE INDEX "SecurityEvent_kind_at_idx" ON "SecurityEvent"("kind", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_actorId_at_idx" ON "SecurityEvent"("actorId", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_subjectId_at_idx" ON "SecurityEvent"("subjectId", "at");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- The log of security events is append-only, for whatever speaks to the database through the product.
CREATE TRIGGER "SecurityEvent_unchanged" BEFORE UPDATE ON "SecurityEvent" BEGIN SELECT RAISE(ABORT, 'security events are append-only'); END;
CREATE TRIGGER "SecurityEvent_kept" BEFORE DELETE ON "SecurityEvent" BEGIN SELECT RAISE(ABORT, 'security events are append-only'); END;
