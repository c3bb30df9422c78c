-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "device" TEXT,
ADD COLUMN     "lastUsedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mustChangePassword" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SecurityEvent" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "address" TEXT,
    "conferenceId" TEXT,
    "subjectKind" TEXT,
    "subjectId" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "SecurityEvent_pkey" PRIMARY KEY ("id")
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
-- \x3b is a semicolon: the tool that compares migrations with models splits statements at every one.
CREATE FUNCTION "security_events_are_kept"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN RAISE EXCEPTION ''security events are append-only''\x3b END';
CREATE TRIGGER "SecurityEvent_kept" BEFORE UPDATE OR DELETE ON "SecurityEvent" FOR EACH ROW EXECUTE FUNCTION "security_events_are_kept"();
CREATE TRIGGER "SecurityEvent_whole" BEFORE TRUNCATE ON "SecurityEvent" FOR EACH STATEMENT EXECUTE FUNCTION "security_events_are_kept"();
